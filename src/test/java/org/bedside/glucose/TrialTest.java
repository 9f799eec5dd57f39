package org.bedside.glucose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bedside.glucose.VirtualPatient.Group;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

class TrialTest {

    private static List<Double> meals(Policy policy, long seed) {
        List<Double> meals = new ArrayList<>();
        new Trial(seed, 5, 0.3).run(Patients.steady(), policy, (step, glucose, shown, grams, basal, bolus) -> {
            if (grams > 0) {
                meals.add(step + grams / 1000);
            }
        });
        return meals;
    }

    @Test
    void aSeedMakesTheSameDaysForEveryPolicy() {
        List<Double> one = meals(new BasalBolus(), 1);
        assertEquals(one, meals(new Guarded(inUse -> (seen, course) -> new Dose(0, 0)), 1));
        assertNotEquals(one, meals(new BasalBolus(), 2));
    }

    @Test
    void mealsAreThoseOfTheScenario() {
        Meals meals = new Meals(new Chance(5, 0));
        double grams = 0;
        int days = 2000;
        for (int day = 0; day < days; day++) {
            for (double meal : meals.nextDay()) {
                grams += meal;
            }
        }
        // 0.95 * (45 + 70 + 80) + 0.3 * 3 * 10 grams, a little more since none is negative
        assertEquals(0.95 * 195 + 9, grams / days, 2);
    }

    @Test
    void theSensorErrsAsPublished() {
        Sensor sensor = new Sensor(new Chance(9, 0));
        double sum = 0;
        double squares = 0;
        int n = 300_000;
        for (int i = 0; i < n; i++) {
            double error = sensor.shows(200) - 200;
            sum += error;
            squares += error * error;
        }
        double mean = sum / n;
        double deviation = Math.sqrt(squares / n - mean * mean);
        assertEquals(0, mean, 2);
        assertTrue(deviation > 7 && deviation < 13, "standard deviation " + deviation);
    }

    @Test
    void aTrialHasAnEnd() {
        assertThrows(IllegalArgumentException.class, () -> new Trial(1, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new Trial(1, 1001, 0));
        assertThrows(IllegalArgumentException.class, () -> new Trial(1, 1, -0.1));
        assertThrows(IllegalArgumentException.class, () -> new Trial(1, 1, Double.NaN));
    }

    /** An independent simulation of the same patients found adults at 95.3 % in range and 2.08 % below 70. */
    @Test
    @EnabledIfEnvironmentVariable(named = "BEDSIDE_DATA", matches = ".+")
    void basalBolusInAdultsIsAsInAnIndependentSimulation() throws IOException {
        Ranges adults = Patients.all().stream()
                .filter(patient -> patient.group() == Group.ADULT)
                .map(patient -> new Trial(3, 14, 0).run(patient, new BasalBolus()))
                .reduce(Ranges.NONE, Ranges::and);
        assertEquals(95.3, adults.inRange(), 1.5);
        assertEquals(2.08, adults.low(), 1);
    }
}
