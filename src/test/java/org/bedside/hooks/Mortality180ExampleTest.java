package org.bedside.hooks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The probability on the card of an example, worked out again by hand from the request and the model's coefficients. */
class Mortality180ExampleTest {

    /** A woman of 74 with lung cancer in the liver; values of the second and the eighth day must not count. */
    private static final Map<String, Double> READ_BY_HAND = Map.ofEntries(
            Map.entry("age", 7.4),
            Map.entry("(age-45)+", 2.9),
            Map.entry("(age-60)+", 1.4),
            Map.entry("diagnosis=lungCancer", 1.0),
            Map.entry("cancer", 1.0),
            Map.entry("metastasis", 1.0),
            Map.entry("coma[15,)", 1.0),
            Map.entry("meanPressure", 3.7),
            Map.entry("(meanPressure-60)+", 0.7),
            Map.entry("heartRate", 5.6),
            Map.entry("(heartRate-60)+", 2.6),
            Map.entry("(heartRate-100)+", 0.6),
            Map.entry("respiratoryRate", 2.8),
            Map.entry("(respiratoryRate-12)+", 1.6),
            Map.entry("(respiratoryRate-20)+", 0.8),
            Map.entry("temperature", 37.8),
            Map.entry("(temperature-36)+", 1.8),
            Map.entry("(temperature-37.5)+", 0.3),
            Map.entry("leukocytes", 2.84),
            Map.entry("(leukocytes-2)+", 2.44),
            Map.entry("(leukocytes-8)+", 1.24),
            Map.entry("albumin", 2.2),
            Map.entry("bilirubin", 0.8 / 3),
            Map.entry("creatinine", 1.1),
            Map.entry("(creatinine-1)+", 0.1),
            Map.entry("sodium", 25.8),
            Map.entry("activitiesPatient=threeOrFour", 1.0),
            Map.entry("activitiesSurrogate=missing", 1.0),
            Map.entry("cancer * age", 7.4));

    @Test
    void theCardShowsTheProbabilityThatTheCoefficientsGive() throws IOException {
        assertEquals(
                "High risk of dying within 180 days: " + ByHand.percent("mortality-180d", READ_BY_HAND) + " %",
                ByHand.summary("mortality-180d", "high-risk"));
    }
}
