package org.bedside.validity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class IsotonicTest {

    private static Isotonic fit(double[] score, int[] outcome) {
        boolean[] positive = new boolean[outcome.length];
        double[] weights = new double[outcome.length];
        Arrays.fill(weights, 1);
        for (int at = 0; at < outcome.length; at++) {
            positive[at] = outcome[at] == 1;
        }
        return Isotonic.fit(score, positive, weights);
    }

    /** Outcomes 0 1 0 1 1 0 1 by rising score: pooled by hand to 0, 1/2 1/2, 2/3 2/3 2/3, 1. */
    @Test
    void violatorsArePooledAsByHand() {
        Isotonic steps = fit(new double[] {3, 1, 2, 4, 7, 6, 5}, new int[] {0, 0, 1, 1, 1, 0, 1});
        double[] expected = {0, 0.5, 0.5, 2 / 3.0, 2 / 3.0, 2 / 3.0, 1};
        for (int score = 1; score <= 7; score++) {
            assertEquals(expected[score - 1], steps.apply(score), 1e-12, "score " + score);
        }
        assertEquals(0, steps.apply(-5));
        assertEquals(0.5, steps.apply(2.9), 1e-12);
        assertEquals(1, steps.apply(100));
    }

    @Test
    void equalScoresAreOneStep() {
        Isotonic steps = fit(new double[] {1, 1, 1, 2}, new int[] {1, 0, 0, 1});
        assertEquals(1 / 3.0, steps.apply(1), 1e-12);
        assertEquals(1, steps.apply(2));
    }

    @Test
    void rowsWithoutWeightDoNotCount() {
        Isotonic steps =
                Isotonic.fit(new double[] {1, 2, 3}, new boolean[] {false, true, false}, new double[] {1, 1, 0});
        assertEquals(1, steps.apply(3));
        assertThrows(
                IllegalArgumentException.class,
                () -> Isotonic.fit(new double[] {1}, new boolean[] {true}, new double[] {0}));
    }
}
