package org.bedside.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.bedside.predict.Fit;
import org.bedside.predict.Spread;

/**
 * What training writes into {@code fit.json}.
 *
 * @param modelHash SHA-256 of the model file, in hexadecimal
 * @param table the training table
 * @param trainer in words, with its settings
 * @param inputs how the inputs were spread over the rows; empty if the file is of a training that did not say
 */
public record FitFile(
        Fit fit, String modelHash, Table table, String tribuo, String trainer, int seed, List<Spread> inputs) {

    public FitFile {
        inputs = List.copyOf(inputs);
    }

    public static final String NAME = "fit.json";

    /** The model as Tribuo writes it. */
    public static final String MODEL = "model.pb";

    /**
     * The table that a model was trained on.
     *
     * @param sha256 of the whole file, in hexadecimal
     * @param rows that were used
     */
    public record Table(String name, String sha256, int rows) {}

    static Optional<FitFile> read(Folder folder, Faults faults) {
        return Json.read(folder, NAME, faults).flatMap(fields -> {
            List<String> features = fields.texts("features");
            List<Double> means = fields.numbers("means");
            double slope = fields.number("slope");
            double intercept = fields.number("intercept");
            List<Double> covariance = fields.numbers("covariance");
            double threshold = fields.number("threshold");
            Fields model = fields.object("model");
            if (!model.text("file").equals(MODEL)) {
                model.fault("file", "is not " + MODEL);
            }
            String hash = model.text("sha256");
            model.end();
            Fields table = fields.object("table");
            Table trained = new Table(table.text("file"), table.text("sha256"), table.whole("rows", 0));
            table.end();
            String tribuo = fields.text("tribuo");
            String trainer = fields.text("trainer");
            int seed = fields.whole("seed", 0);
            List<Spread> inputs = SpreadFields.read(fields);
            fields.end();
            return faults.attempt(
                    NAME,
                    () -> new FitFile(
                            new Fit(features, means, slope, intercept, covariance, threshold),
                            hash,
                            trained,
                            tribuo,
                            trainer,
                            seed,
                            inputs));
        });
    }

    /** The file's text. */
    public String json() {
        ObjectNode root = Json.MAPPER.createObjectNode();
        root.put("trainer", trainer).put("seed", seed).put("tribuo", tribuo);
        root.putObject("model").put("file", MODEL).put("sha256", modelHash);
        root.putObject("table")
                .put("file", table.name())
                .put("sha256", table.sha256())
                .put("rows", table.rows());
        root.put("threshold", fit.threshold()).put("slope", fit.slope()).put("intercept", fit.intercept());
        ArrayNode features = root.putArray("features");
        fit.features().forEach(features::add);
        ArrayNode means = root.putArray("means");
        fit.means().forEach(means::add);
        ArrayNode covariance = root.putArray("covariance");
        fit.covariance().forEach(covariance::add);
        SpreadFields.write(inputs, root.putArray("inputs"));
        return text(root);
    }

    static String text(ObjectNode root) {
        try {
            return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
