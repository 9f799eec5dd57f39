package org.bedside.hooks;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.bedside.card.Band;
import org.junit.jupiter.api.Test;
import org.tribuo.common.liblinear.LibLinearModel;

/** The probability on the card of an example, worked out again by hand from the request and the model's coefficients. */
class InpatientMortalityExampleTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path MODEL = Path.of("models", "inpatient-mortality");

    /** A man of 76 in septic shock on the eighth day, Glasgow 7; COPD beside it must not count. */
    private static final Map<String, Double> READ_BY_HAND = Map.ofEntries(
            Map.entry("age", 7.6),
            Map.entry("(age-45)+", 3.1),
            Map.entry("(age-60)+", 1.6),
            Map.entry("(age-75)+", 0.1),
            Map.entry("diagnosis=organFailure", 1.0),
            Map.entry("stay", 1.6),
            Map.entry("(stay-4)+", 0.8),
            Map.entry("(stay-7)+", 0.2),
            Map.entry("coma[6,9)", 1.0),
            Map.entry("meanPressure", 2.9),
            Map.entry("heartRate", 6.4),
            Map.entry("(heartRate-60)+", 3.4),
            Map.entry("(heartRate-100)+", 1.4),
            Map.entry("respiratoryRate", 3.2),
            Map.entry("(respiratoryRate-12)+", 2.0),
            Map.entry("(respiratoryRate-20)+", 1.2),
            Map.entry("(respiratoryRate-30)+", 0.2),
            Map.entry("temperature", 38.9),
            Map.entry("(temperature-36)+", 2.9),
            Map.entry("(temperature-37.5)+", 1.4),
            Map.entry("leukocytes", 4.6),
            Map.entry("(leukocytes-2)+", 4.2),
            Map.entry("(leukocytes-8)+", 3.0),
            Map.entry("(leukocytes-20)+", 0.6),
            Map.entry("albumin", 1.9),
            Map.entry("bilirubin", 1.4),
            Map.entry("(bilirubin-1)+", 3.2 / 3),
            Map.entry("(bilirubin-3)+", 0.4),
            Map.entry("creatinine", 3.1),
            Map.entry("(creatinine-1)+", 2.1),
            Map.entry("(creatinine-2)+", 1.1));

    @Test
    void theCardShowsTheProbabilityThatTheCoefficientsGive() throws IOException {
        JsonNode fit = JSON.readTree(MODEL.resolve("fit.json").toFile());
        Map<String, Double> coefficients = coefficients();
        double sum = coefficients.getOrDefault("", Double.NaN);
        for (Map.Entry<String, Double> input : READ_BY_HAND.entrySet()) {
            sum += coefficients.getOrDefault(input.getKey(), Double.NaN) * input.getValue();
        }
        double logOdds =
                fit.path("slope").asDouble() * sum + fit.path("intercept").asDouble();
        String percent = Band.percent(1 / (1 + Math.exp(-logOdds)));
        String summary = JSON.readTree(Files.readString(
                        Path.of("cds-hooks", "inpatient-mortality", "examples", "high-risk.response.json")))
                .at("/cards/0/summary")
                .asText();
        assertTrue(
                summary.startsWith("High risk of dying in this stay: " + percent + " % ("),
                () -> percent + " is not in: " + summary);
    }

    /** By the features' names; the bias by the empty name. */
    private static Map<String, Double> coefficients() throws IOException {
        var trained = (LibLinearModel<?>) org.tribuo.Model.deserializeFromFile(MODEL.resolve("model.pb"));
        var inner = trained.getInnerModels().get(0);
        double[] weights = inner.getFeatureWeights();
        String first = trained.getOutputIDInfo().getOutput(inner.getLabels()[0]).toString();
        double sign = first.contains("1") ? 1 : -1;
        Map<String, Double> byName = new HashMap<>();
        for (var feature : trained.getFeatureIDMap()) {
            int id = trained.getFeatureIDMap().get(feature.getName()).getID();
            byName.put(feature.getName(), sign * weights[id]);
        }
        byName.put("", sign * weights[weights.length - 1]);
        return byName;
    }
}
