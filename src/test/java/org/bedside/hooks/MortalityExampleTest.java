package org.bedside.hooks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MortalityExampleTest {

    /** A man of 82; albumin 36 g/L and C reactive protein 12 mg/L are 3.6 g/dL and 1.2 mg/dL. */
    @Test
    void theCardShowsTheProbabilityThatTheCoefficientsGive() throws IOException {
        Map<String, Double> features = Map.ofEntries(
                Map.entry("age", 8.2),
                Map.entry("(age-50)+", 3.2),
                Map.entry("(age-70)+", 1.2),
                Map.entry("sex=male", 1.0),
                Map.entry("rdw", 15.8),
                Map.entry("mcv", 19.2),
                Map.entry("(mcv-90)+", 1.2),
                Map.entry("wbc", 4.3),
                Map.entry("lymphocytes", 1.7),
                Map.entry("albumin", 7.2),
                Map.entry("creatinine", 3.4),
                Map.entry("(creatinine-0.8)+", 1.8),
                Map.entry("(creatinine-1.2)+", 1.0),
                Map.entry("glucose", 112 / 30.0),
                Map.entry("(glucose-90)+", 22 / 30.0),
                Map.entry("ln1p(alkalinePhosphatase)", Math.log(105)),
                Map.entry("uricAcid", 3.7),
                Map.entry("(uricAcid-6)+", 0.7),
                Map.entry("ln1p(crp)", Math.log(2.2)),
                Map.entry("systolic", 7.4),
                Map.entry("(systolic-120)+", 1.4),
                Map.entry("(systolic-140)+", 0.4),
                Map.entry("bmi", 4.62));
        assertEquals(
                "Risk of death within 10 years: " + ByHand.percent("mortality-10y", features) + " %",
                ByHand.summary("mortality-10y", "high-risk"));
    }
}
