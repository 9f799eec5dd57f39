package org.bedside.catalog;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import org.bedside.ecg.EcgModel;
import org.bedside.ecg.EcgSpecialist;
import org.bedside.ecg.EcgTrend;
import org.bedside.ecg.Forecast;

/** Reads {@code models/<id>/forecast.json} and the networks that it names, each checked by its hash. */
public final class ForecastFolder {

    public static final String NAME = "forecast.json";

    /** The networks for beats that are normalised by the whole beat. */
    public static final String WHOLE_BEAT = "whole-beat.onnx";

    /** The networks for beats that are normalised by what is given. */
    public static final String BEGINNING = "beginning.onnx";

    private ForecastFolder() {}

    /** The forecast of a folder; throws {@link FolderRefused} with all that is wrong with it. For the caller to close. */
    public static Forecast read(String id, Folder folder) {
        Faults found = new Faults();
        Map<String, byte[]> files = ExtractorFolder.files(NAME, id, folder, found);
        byte[] wholeBeat = files.get(WHOLE_BEAT);
        byte[] beginning = files.get(BEGINNING);
        if (found.none() && (wholeBeat == null || beginning == null)) {
            found.add(NAME, "does not name both " + WHOLE_BEAT + " and " + BEGINNING);
        }
        if (!found.none() || wholeBeat == null || beginning == null) {
            throw new FolderRefused("models/" + id + " is", found.all());
        }
        return new Forecast(wholeBeat, beginning);
    }

    /**
     * As {@link SpecialistFolder.Sort} has it. The models of beats and of infarction are those of other folders, each named
     * with the hash that it must have.
     */
    static EcgTrend make(String id, String version, Fields fields, Map<String, byte[]> files) {
        fields.text("preprocessing");
        fields.text("networks");
        EcgModel beats = other(fields.object("beats"));
        EcgModel infarction = other(fields.object("infarction"));
        byte[] wholeBeat = files.get(WHOLE_BEAT);
        byte[] beginning = files.get(BEGINNING);
        if (wholeBeat == null || beginning == null) {
            throw new IllegalArgumentException("does not name both " + WHOLE_BEAT + " and " + BEGINNING);
        }
        return new EcgTrend(id, version, new Forecast(wholeBeat, beginning), beats, infarction);
    }

    private static EcgModel other(Fields fields) {
        String id = fields.text("model");
        String hash = fields.text("sha256");
        fields.end();
        SpecialistFolder folder = folder(id);
        if (!folder.hash().equals(hash)) {
            throw new IllegalArgumentException("models/" + id + " is another than the one with SHA-256 " + hash);
        }
        if (folder.model() instanceof EcgSpecialist specialist) {
            return specialist.model();
        }
        throw new IllegalArgumentException("models/" + id + " reads no heartbeats");
    }

    private static SpecialistFolder folder(String id) {
        try {
            return SpecialistFolder.read(id, Folder.ofModel(id));
        } catch (FolderRefused refused) {
            throw new IllegalArgumentException(refused.getMessage(), refused);
        }
    }

    /** The text of {@code forecast.json}, as people wrote it, with the hashes of the networks put into it. */
    public static String described(byte[] before, byte[] wholeBeat, byte[] beginning) throws IOException {
        ObjectNode root = (ObjectNode) Json.MAPPER.readTree(before);
        ArrayNode files = root.putArray("files");
        files.addObject().put("name", WHOLE_BEAT).put("sha256", ModelFolder.sha256(wholeBeat));
        files.addObject().put("name", BEGINNING).put("sha256", ModelFolder.sha256(beginning));
        return FitFile.text(root);
    }
}
