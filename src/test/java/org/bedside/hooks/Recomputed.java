package org.bedside.hooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.bwaldvogel.liblinear.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.bedside.card.Band;
import org.tribuo.common.liblinear.LibLinearModel;

/** A model's probability worked out by hand from its files, with nothing of the server's own code between them. */
final class Recomputed {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Recomputed() {}

    /** In percent as cards have it; features that are not listed are 0. */
    static String percent(String model, Map<String, Double> features) throws IOException {
        Path folder = Path.of("models", model);
        JsonNode fit = JSON.readTree(folder.resolve("fit.json").toFile());
        Map<String, Double> coefficients = coefficients(folder.resolve("model.pb"));
        double sum = coefficients.getOrDefault("", Double.NaN);
        for (Map.Entry<String, Double> feature : features.entrySet()) {
            sum += coefficients.getOrDefault(feature.getKey(), Double.NaN) * feature.getValue();
        }
        double logOdds =
                fit.path("slope").asDouble() * sum + fit.path("intercept").asDouble();
        return Band.percent(1 / (1 + Math.exp(-logOdds)));
    }

    /** What the card of an example begins with, up to its interval. */
    static String told(String service, String example) throws IOException {
        Path file = Path.of("cds-hooks", service, "examples", example + ".response.json");
        String summary =
                JSON.readTree(Files.readString(file)).at("/cards/0/summary").asText();
        return summary.substring(0, summary.indexOf(" ("));
    }

    /** By the features' names; the bias by the empty name. */
    private static Map<String, Double> coefficients(Path file) throws IOException {
        LibLinearModel<?> trained = (LibLinearModel<?>) org.tribuo.Model.deserializeFromFile(file);
        Model inner = trained.getInnerModels().get(0);
        double[] weights = inner.getFeatureWeights();
        String first = trained.getOutputIDInfo().getOutput(inner.getLabels()[0]).toString();
        double sign = first.contains("1") ? 1 : -1;
        Map<String, Double> byName = new HashMap<>();
        trained.getFeatureIDMap()
                .forEach(feature -> byName.put(
                        feature.getName(),
                        sign
                                * weights[
                                        trained.getFeatureIDMap()
                                                .get(feature.getName())
                                                .getID()]));
        byName.put("", sign * weights[weights.length - 1]);
        return byName;
    }
}
