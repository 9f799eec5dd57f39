package org.bedside.catalog;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.bedside.film.FilmModel;
import org.bedside.film.FilmParameters;
import org.bedside.film.FilmSpecialist;

/** Reads {@code models/<id>/image.json} and the networks that it names, each checked by its hash. */
public final class FilmFolder {

    public static final String NAME = "image.json";

    /** The networks that judge. */
    public static final String NETWORKS = "network.onnx";

    /** The network that tells films from other pictures. */
    public static final String GATE = "gate.onnx";

    private FilmFolder() {}

    /** The model of a folder; throws {@link FolderRefused} with all that is wrong with it. For the caller to close. */
    public static FilmModel read(String id, Folder folder) {
        if (SpecialistFolder.read(id, folder).model() instanceof FilmSpecialist specialist) {
            return specialist.model();
        }
        throw new FolderRefused("models/" + id, List.of(NAME + ": there is no such file"));
    }

    /** As {@link SpecialistFolder.Sort} has it. */
    static FilmSpecialist make(String id, String version, Fields fields, Map<String, byte[]> files) {
        fields.text("preprocessing");
        fields.text("networks");
        fields.object("refused");
        Fields calibration = fields.object("calibration");
        FilmParameters parameters = new FilmParameters(
                calibration.number("slope"),
                calibration.number("intercept"),
                fields.number("threshold"),
                fields.number("gate"));
        calibration.end();
        byte[] networks = files.get(NETWORKS);
        byte[] gate = files.get(GATE);
        if (networks == null || gate == null) {
            throw new IllegalArgumentException("does not name both " + NETWORKS + " and " + GATE);
        }
        return new FilmSpecialist(id, version, new FilmModel(networks, gate, parameters));
    }

    /**
     * The text of {@code image.json} with what training found put into it.
     *
     * @param before the file as people wrote it, or as an earlier training left it
     * @param refused the share of pictures of each kind that the gate refuses
     */
    public static String described(
            byte[] before, byte[] networks, byte[] gate, FilmParameters parameters, Map<String, Double> refused)
            throws IOException {
        ObjectNode root = (ObjectNode) Json.MAPPER.readTree(before);
        ArrayNode files = root.putArray("files");
        files.addObject().put("name", NETWORKS).put("sha256", ModelFolder.sha256(networks));
        files.addObject().put("name", GATE).put("sha256", ModelFolder.sha256(gate));
        root.putObject("calibration")
                .put("slope", round(parameters.slope()))
                .put("intercept", round(parameters.intercept()));
        root.put("threshold", round(parameters.threshold()));
        root.put("gate", round(parameters.gate()));
        ObjectNode shares = root.putObject("refused");
        refused.forEach((kind, share) -> shares.put(kind, round(share)));
        return FitFile.text(root);
    }

    private static double round(double value) {
        return Math.rint(value * 1e5) / 1e5;
    }
}
