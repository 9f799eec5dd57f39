package org.bedside.glucose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

class BodyTest {

    private static double basalPerMinute(VirtualPatient patient) {
        return patient.therapy().basal() / 60;
    }

    @Test
    void theBasalRateInUseHoldsGlucoseSteady() {
        VirtualPatient patient = Patients.steady();
        Body body = new Body(patient);
        for (int minute = 0; minute < 3 * 1440; minute++) {
            body.minute(basalPerMinute(patient));
        }
        assertEquals(120, body.glucose(), 0.01);
    }

    @Test
    void glucoseRisesWithAMealAndFallsWithInsulin() {
        VirtualPatient patient = Patients.steady();
        Body fed = new Body(patient);
        Body treated = new Body(patient);
        fed.serve(60);
        for (int minute = 0; minute < 90; minute++) {
            fed.minute(basalPerMinute(patient));
            treated.minute(basalPerMinute(patient) + (minute == 0 ? 4 : 0));
        }
        assertTrue(fed.glucose() > 150, "fed " + fed.glucose());
        assertTrue(treated.glucose() < 110, "treated " + treated.glucose());
    }

    /** What is eaten comes into the blood in full, less the share that the model says is lost. */
    @Test
    void noGlucoseIsMadeOrLostInTheGut() {
        VirtualPatient patient = Patients.steady();
        Body one = new Body(patient);
        Body two = new Body(patient);
        one.serve(50);
        two.serve(25);
        double area = 0;
        double half = 0;
        for (int minute = 0; minute < 2 * 1440; minute++) {
            one.minute(basalPerMinute(patient));
            two.minute(basalPerMinute(patient));
            area += one.glucose() - 120;
            half += two.glucose() - 120;
        }
        assertEquals(0.5, half / area, 0.06);
    }

    @Test
    void glucoseThatFellToNothingRisesAgain() {
        VirtualPatient patient = Patients.steady();
        Body body = new Body(patient);
        double lowest = 1000;
        for (int minute = 0; minute < 3 * 1440; minute++) {
            body.minute(minute < 60 ? 0.5 : 0);
            assertTrue(Double.isFinite(body.glucose()));
            lowest = Math.min(lowest, body.glucose());
        }
        assertTrue(lowest < 20, "fell to " + lowest);
        assertTrue(body.glucose() > 120, "rose to " + body.glucose());
    }

    /** The trace that simglucose made of its first patient: two days of meals and boluses. */
    @Test
    @EnabledIfEnvironmentVariable(named = "BEDSIDE_DATA", matches = ".+")
    void followsTheTraceOfSimglucose() throws IOException {
        List<String> lines = Files.readAllLines(Patients.folder().resolve("sim_results.csv"));
        Body body = new Body(Patients.all().get(0));
        double error = 0;
        for (int at = 1; at + 1 < lines.size(); at++) {
            String[] now = lines.get(at).split(",", -1);
            body.serve(Double.parseDouble(now[3]) * 3);
            double mean = 0;
            for (int minute = 0; minute < 3; minute++) {
                body.minute(Double.parseDouble(now[4]));
                mean += body.glucose() / 3;
            }
            error += Math.abs(mean - Double.parseDouble(lines.get(at + 1).split(",", -1)[1]));
        }
        assertTrue(error / (lines.size() - 2) <= 0.3, "mean absolute error " + error / (lines.size() - 2));
    }
}
