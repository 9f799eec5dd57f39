package org.bedside.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bedside.ecg.EcgModel;
import org.bedside.ecg.EcgSpecialist;
import org.bedside.ecg.Weights;
import org.bedside.predict.Specialist;

/** The description {@code signal.json} of a model that reads electrocardiograms, and its weights. */
public final class SignalFolder {

    public static final String NAME = "signal.json";

    /** The trained part. */
    public static final String WEIGHTS = "model.bin";

    private SignalFolder() {}

    static Specialist make(String id, String version, Fields fields, Map<String, byte[]> files) {
        String sort = fields.text("sort").toUpperCase(Locale.ROOT).replace('-', '_');
        Fields preprocessing = fields.object("preprocessing");
        EcgModel.Description description = new EcgModel.Description(
                id,
                version,
                EcgModel.Sort.valueOf(sort),
                preprocessing.whole("samples", 0),
                preprocessing.number("before"),
                fields.texts("labels"),
                fields.number("threshold"));
        preprocessing.text("normalisation");
        preprocessing.end();
        byte[] weights = files.get(WEIGHTS);
        if (weights == null) {
            throw new IllegalArgumentException("names no " + WEIGHTS);
        }
        return new EcgSpecialist(EcgModel.of(description, Weights.read(weights)));
    }

    /** The file's text. */
    public static String json(EcgModel.Description description, String title, String says, byte[] weights) {
        ObjectNode root = Json.MAPPER
                .createObjectNode()
                .put("id", description.id())
                .put("version", description.version())
                .put("title", title)
                .put("says", says)
                .put("sort", description.sort().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        root.putObject("preprocessing")
                .put("samples", description.length())
                .put("before", description.before())
                .put("normalisation", "each beat to mean 0 and standard deviation 1 (n - 1)");
        List<String> labels = description.labels();
        labels.forEach(root.putArray("labels")::add);
        root.put("threshold", description.threshold());
        root.putArray("files").addObject().put("name", WEIGHTS).put("sha256", ModelFolder.sha256(weights));
        return FitFile.text(root);
    }
}
