package org.bedside.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StabilityIndexTest {

    @Test
    void thePublishedExampleComesOutAsWorkedByHand() {
        // geeksforgeeks.org, "Population Stability Index": three classes of income in 2020 and 2021, by hand
        // -0.05 ln 0.875 = 0.006677, -0.05 ln 0.83333 = 0.009116, 0.1 ln 1.33333 = 0.028768
        assertEquals(0.044561, StabilityIndex.of(List.of(0.4, 0.3, 0.3), new long[] {35, 25, 40}), 1e-6);
    }

    @Test
    void theSameSharesGiveZero() {
        assertEquals(0, StabilityIndex.of(List.of(0.25, 0.75), new long[] {25, 75}), 1e-12);
    }

    @Test
    void aBinThatWasEmptyGivesAFiniteIndex() {
        double index = StabilityIndex.of(List.of(1.0, 0.0, 0.0), new long[] {50, 50, 0});
        // 0.5 ln 2 and 0.4999 ln 5000, the empty share taken for 0.0001
        assertEquals(0.346574 + 4.257745, index, 1e-5);
    }

    @Test
    void ofNothingThereIsNoIndex() {
        assertTrue(Double.isNaN(StabilityIndex.of(List.of(0.5, 0.5), new long[] {0, 0})));
    }

    @Test
    void chanceAloneStaysBelowItsLimitInAboutNinetyFiveOfAHundred() {
        SplittableRandom random = new SplittableRandom(5);
        List<Double> tenths = random.doubles(10).mapToObj(any -> 0.1).collect(Collectors.toList());
        int below = 0;
        for (int trial = 0; trial < 2_000; trial++) {
            long[] counts = new long[10];
            for (int at = 0; at < 500; at++) {
                counts[random.nextInt(10)]++;
            }
            double limit = StabilityIndex.byChance(tenths, counts, 500, 1_000_000);
            below += StabilityIndex.of(tenths, counts) < limit ? 1 : 0;
        }
        assertTrue(below > 1_840 && below < 1_960, below + " of 2000");
    }
}
