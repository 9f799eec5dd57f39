package org.bedside.hooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.bwaldvogel.liblinear.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.bedside.card.Band;
import org.tribuo.common.liblinear.LibLinearModel;

/** A model's probability worked out from its files and features that a reader has written down; nothing of the server. */
final class ByHand {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ByHand() {}

    /** As a card shows it; features that are not named are zero, one that the model does not have is a mistake. */
    static String percent(String id, Map<String, Double> features) throws IOException {
        Path folder = Path.of("models", id);
        LibLinearModel<?> trained =
                (LibLinearModel<?>) org.tribuo.Model.deserializeFromFile(folder.resolve("model.pb"));
        Model inner = trained.getInnerModels().get(0);
        double[] weights = inner.getFeatureWeights();
        String first = trained.getOutputIDInfo().getOutput(inner.getLabels()[0]).toString();
        double sum = weights[weights.length - 1];
        for (Map.Entry<String, Double> feature : features.entrySet()) {
            sum += weights[trained.getFeatureIDMap().get(feature.getKey()).getID()] * feature.getValue();
        }
        JsonNode fit = JSON.readTree(folder.resolve("fit.json").toFile());
        double logOdds = fit.path("slope").asDouble() * (first.contains("1") ? sum : -sum)
                + fit.path("intercept").asDouble();
        return Band.percent(1 / (1 + Math.exp(-logOdds)));
    }

    /** The first card's summary up to its interval. */
    static String summary(String service, String example) throws IOException {
        Path file = Path.of("cds-hooks", service, "examples", example + ".response.json");
        String summary =
                JSON.readTree(Files.readString(file)).at("/cards/0/summary").asText();
        return summary.substring(0, summary.indexOf(" ("));
    }
}
