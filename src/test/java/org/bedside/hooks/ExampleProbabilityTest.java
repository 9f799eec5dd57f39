package org.bedside.hooks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.bwaldvogel.liblinear.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.bedside.card.Band;
import org.junit.jupiter.api.Test;
import org.tribuo.common.liblinear.LibLinearModel;

/**
 * The probability on the card of an example, worked out again by hand: the inputs as a reader takes them from the
 * request, the coefficients out of the model's file, and nothing of the server's own code between them.
 */
class ExampleProbabilityTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path MODEL = Path.of("models", "readmission-30d");
    private static final Path EXAMPLE = Path.of("cds-hooks", "readmission-30d", "examples", "high-risk.response.json");

    /** A woman of 78 on the seventh day, bound for a nursing facility; four stays, two emergencies, four visits before. */
    private static final Map<String, Double> READ_BY_HAND = Map.ofEntries(
            Map.entry("age", 7.8),
            Map.entry("(age-35)+", 4.3),
            Map.entry("(age-55)+", 2.3),
            Map.entry("(age-75)+", 0.3),
            Map.entry("stay", 1.0),
            Map.entry("(stay-3)+", 4.0 / 7),
            Map.entry("admissions", 4.0),
            Map.entry("(admissions-1)+", 3.0),
            Map.entry("(admissions-3)+", 1.0),
            Map.entry("ln1p(emergencies)", Math.log(3)),
            Map.entry("ln1p(visits)", Math.log(5)),
            Map.entry("disposition=nursing", 1.0),
            Map.entry("heartFailure", 1.0),
            Map.entry("chronicKidneyDisease", 1.0),
            Map.entry("anaemia", 1.0),
            Map.entry("diabetesComplicated", 1.0),
            Map.entry("fluidDisorder", 1.0),
            Map.entry("hba1c[8,)", 1.0),
            Map.entry("insulin", 1.0));

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
        String summary =
                JSON.readTree(Files.readString(EXAMPLE)).at("/cards/0/summary").asText();
        assertEquals(
                "High risk of readmission within 30 days: " + percent + " %",
                summary.substring(0, summary.indexOf(" (")));
    }

    /** By the features' names; the bias by the empty name. */
    private static Map<String, Double> coefficients() throws IOException {
        LibLinearModel<?> trained = (LibLinearModel<?>) org.tribuo.Model.deserializeFromFile(MODEL.resolve("model.pb"));
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
