package org.bedside.hooks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The probability on the card of an example, worked out again by hand: the inputs as a reader takes them from the
 * request, the coefficients out of the model's file, and nothing of the server's own code between them.
 */
class ExampleProbabilityTest {

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
        assertEquals(
                "High risk of readmission within 30 days: " + ByHand.percent("readmission-30d", READ_BY_HAND) + " %",
                ByHand.summary("readmission-30d", "high-risk"));
    }
}
