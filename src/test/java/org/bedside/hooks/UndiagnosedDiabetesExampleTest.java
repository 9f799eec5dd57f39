package org.bedside.hooks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UndiagnosedDiabetesExampleTest {

    /** A man of 61 with a body mass index of 38.4 kg/m2, creatinine 1.1 mg/dL, albumin 4.0 g/dL. */
    private static final Map<String, Double> MAN = Map.of(
            "age", 6.1,
            "(age-40)+", 2.1,
            "sex=male", 1.0,
            "bmi", 7.68,
            "(bmi-25)+", 2.68,
            "creatinine", 1.1 / 0.3,
            "(creatinine-0.8)+", 1.0,
            "albumin", 8.0);

    @Test
    void theCardShowsTheProbabilityThatTheCoefficientsGive() throws IOException {
        assertEquals(
                "High risk of undiagnosed diabetes: " + ByHand.percent("undiagnosed-diabetes", MAN) + " %",
                ByHand.summary("undiagnosed-diabetes", "high-risk"));
    }

    /** A woman of 53, 33.1 kg/m2, creatinine 62 umol/L; albumin is not known, so its typical 4.3 g/dL stands for it. */
    @Test
    void aMolarResultAndATypicalOneAreTakenAsTheCardSays() throws IOException {
        double creatinine = 62 * 0.0113122; // 113.122 g/mol
        Map<String, Double> features = Map.of(
                "age", 5.3,
                "(age-40)+", 1.3,
                "sex=female", 1.0,
                "bmi", 33.1 / 5,
                "(bmi-25)+", 8.1 / 5,
                "creatinine", creatinine / 0.3,
                "albumin", 8.6);
        assertEquals(
                "Raised risk of undiagnosed diabetes: " + ByHand.percent("undiagnosed-diabetes", features) + " %",
                ByHand.summary("undiagnosed-diabetes", "raised-risk-without-albumin"));
    }

    /** The same man, whose body mass index stands in a note alone. */
    @Test
    void aBodyMassIndexOutOfANoteCountsAsAMeasuredOne() throws IOException {
        assertEquals(
                "High risk of undiagnosed diabetes: " + ByHand.percent("undiagnosed-diabetes", MAN) + " %",
                ByHand.summary("undiagnosed-diabetes", "body-mass-index-from-a-note"));
    }
}
