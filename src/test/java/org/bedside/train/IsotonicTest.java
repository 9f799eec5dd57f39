package org.bedside.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class IsotonicTest {

    /** Outcomes 0 1 0 0 1 0 1 1 at 1 to 8, in another order: 1 0 0 pools to a third, 1 0 to a half. */
    private static final double[] LOG_ODDS = {8, 3, 1, 6, 2, 5, 4, 7};

    private static final boolean[] POSITIVE = {true, false, false, false, true, true, false, true};
    private static final double[] ONCE = {1, 1, 1, 1, 1, 1, 1, 1};

    @Test
    void adjacentViolatorsArePooledAsByHand() {
        // The last two are equal, and pool as well.
        assertEquals(
                new Isotonic(List.of(1.0, 2.0, 5.0, 7.0), List.of(0.0, 1 / 3.0, 1 / 2.0, 1.0)),
                Isotonic.fit(LOG_ODDS, POSITIVE, ONCE));
    }

    @Test
    void poolingReachesBackAsFarAsItMust() {
        // 0 1 | 1 0 0 0: a half is too much before 0, so that all but the first becomes 2/5
        assertEquals(
                new Isotonic(List.of(1.0, 2.0), List.of(0.0, 2 / 5.0)),
                Isotonic.fit(
                        new double[] {1, 2, 3, 4, 5, 6},
                        new boolean[] {false, true, true, false, false, false},
                        new double[] {1, 1, 1, 1, 1, 1}));
    }

    @Test
    void equalLogOddsAreOneStepWhateverTheirOrder() {
        Isotonic expected = new Isotonic(List.of(0.0, 1.0), List.of(0.0, 2 / 3.0));
        double[] logOdds = {0, 1, 1, 1};
        double[] once = {1, 1, 1, 1};
        assertEquals(expected, Isotonic.fit(logOdds, new boolean[] {false, true, false, true}, once));
        assertEquals(expected, Isotonic.fit(logOdds, new boolean[] {false, false, true, true}, once));
    }

    @Test
    void aStepHoldsFromItsFirstRowToTheNext() {
        Isotonic isotonic = Isotonic.fit(LOG_ODDS, POSITIVE, ONCE);
        assertEquals(0, isotonic.apply(-3));
        assertEquals(0, isotonic.apply(1.9));
        assertEquals(1 / 3.0, isotonic.apply(2));
        assertEquals(1 / 2.0, isotonic.apply(6.9));
        assertEquals(1, isotonic.apply(90));
    }

    @Test
    void rowsWithoutWeightAreNotLookedAt() {
        double[] weights = {0, 1, 1, 1, 1, 1, 1, 0};
        assertEquals(
                new Isotonic(List.of(1.0, 2.0, 5.0), List.of(0.0, 1 / 3.0, 1 / 2.0)),
                Isotonic.fit(LOG_ODDS, POSITIVE, weights));
    }
}
