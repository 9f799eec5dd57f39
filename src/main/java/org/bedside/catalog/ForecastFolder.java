package org.bedside.catalog;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
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

    /** The text of {@code forecast.json}, as people wrote it, with the hashes of the networks put into it. */
    public static String described(byte[] before, byte[] wholeBeat, byte[] beginning) throws IOException {
        ObjectNode root = (ObjectNode) Json.MAPPER.readTree(before);
        ArrayNode files = root.putArray("files");
        files.addObject().put("name", WHOLE_BEAT).put("sha256", ModelFolder.sha256(wholeBeat));
        files.addObject().put("name", BEGINNING).put("sha256", ModelFolder.sha256(beginning));
        return FitFile.text(root);
    }
}
