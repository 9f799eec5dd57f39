package org.bedside.hooks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A man of 64 without pain, 148/86 mm Hg, cholesterol 286 mg/dL, fasting glucose 128 mg/dL. */
class CadProbabilityTest {

    private static final Map<String, Double> BEFORE = Map.of(
            "age", 6.4,
            "(age-40)+", 2.4,
            "(age-50)+", 1.4,
            "(age-60)+", 0.4,
            "sex=male", 1.0,
            "chestPain=asymptomatic", 1.0,
            "restingBloodPressure", 7.4,
            "cholesterol", 5.72,
            "fastingGlucose[120.01,)", 1.0);

    @Test
    void theCardShowsTheProbabilityThatTheCoefficientsGive() throws IOException {
        assertEquals(
                "High probability of obstructive coronary disease: " + ByHand.percent("obstructive-cad", BEFORE) + " %",
                ByHand.summary("obstructive-cad", "high"));
    }

    @Test
    void soDoesTheCardAfterAnExerciseEcg() throws IOException {
        Map<String, Double> after = new HashMap<>(BEFORE);
        after.remove("chestPain=asymptomatic");
        after.put("chestPain=typicalAngina", 1.0);
        after.put("restingEcg=stTAbnormal", 1.0);
        after.put("peakHeartRate", 5.9);
        after.put("stDepression[2,)", 1.0);
        after.put("exerciseAngina=yes", 1.0);
        after.put("stSlope=flat", 1.0);
        assertEquals(
                "High probability of obstructive coronary disease: " + ByHand.percent("obstructive-cad-exercise", after)
                        + " %",
                ByHand.summary("obstructive-cad-exercise", "type-of-pain-in-the-orders-reason"));
    }
}
