package org.bedside.hooks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The probability on the card of an example, worked out again by hand from the request and the model's coefficients. */
class InpatientMortalityExampleTest {

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
            Map.entry("(creatinine-2)+", 1.1),
            // The chart says nothing of daily living.
            Map.entry("activities=missing", 1.0),
            Map.entry("activities=missing * diagnosis=organFailure", 1.0),
            Map.entry("activities=missing * age", 7.6),
            Map.entry("activities=missing * coma[6,9)", 1.0),
            Map.entry("activities=missing * respiratoryRate", 3.2),
            Map.entry("activities=missing * creatinine", 3.1),
            Map.entry("activities=missing * stay", 1.6),
            Map.entry("albumin * creatinine", 1.9 * 3.1),
            Map.entry("meanPressure * creatinine", 2.9 * 3.1));

    @Test
    void theCardShowsTheProbabilityThatTheCoefficientsGive() throws IOException {
        assertEquals(
                "High risk of dying in this stay: " + ByHand.percent("inpatient-mortality", READ_BY_HAND) + " %",
                ByHand.summary("inpatient-mortality", "high-risk"));
    }
}
