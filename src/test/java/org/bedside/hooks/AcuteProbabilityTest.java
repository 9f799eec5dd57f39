package org.bedside.hooks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A woman of 77: the first day of the example, read by hand. */
class AcuteProbabilityTest {

    private static final Map<String, Double> FIRST_DAY = Map.ofEntries(
            Map.entry("age[75,85)", 1.0),
            Map.entry("heartRate", 138 / 20.0),
            Map.entry("(heartRate-75)+", 63 / 20.0),
            Map.entry("(heartRate-110)+", 28 / 20.0),
            Map.entry("meanPressure", 48 / 20.0),
            Map.entry("respiratoryRate", 3.8),
            Map.entry("(respiratoryRate-12)+", 2.6),
            Map.entry("(respiratoryRate-25)+", 1.3),
            Map.entry("temperature[38.45,)", 1.0),
            Map.entry("eyes[,3)", 1.0),
            Map.entry("verbal[,2)", 1.0),
            Map.entry("motor", 4.0),
            Map.entry("urine[,400)", 1.0),
            Map.entry("leukocytes[20,)", 1.0),
            Map.entry("hematocrit[25,32)", 1.0),
            Map.entry("sodium[145,)", 1.0),
            Map.entry("creatinine[3,)", 1.0),
            Map.entry("ureaNitrogen", 3.6),
            Map.entry("(ureaNitrogen-20)+", 2.6),
            Map.entry("(ureaNitrogen-60)+", 0.6),
            Map.entry("glucose[200,)", 1.0),
            Map.entry("albumin[,2)", 1.0),
            Map.entry("bilirubin[2,4)", 1.0),
            Map.entry("ph[,7.2)", 1.0));

    @Test
    void theCardShowsTheProbabilityThatTheCoefficientsGive() throws IOException {
        assertEquals(
                "High risk of death in hospital: " + ByHand.percent("acute-deterioration", FIRST_DAY) + " %",
                ByHand.summary("acute-deterioration", "high"));
    }
}
