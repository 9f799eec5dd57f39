package org.bedside.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bedside.catalog.Measure;
import org.junit.jupiter.api.Test;

class PairedBootstrapTest {

    private static final int ROWS = 1000;

    private final boolean[] positive = new boolean[ROWS];
    private final double[] good = new double[ROWS];
    private final double[] noisy = new double[ROWS];
    private final int[] alone = new int[ROWS];

    PairedBootstrapTest() {
        SplittableRandom random = new SplittableRandom(3);
        for (int at = 0; at < ROWS; at++) {
            positive[at] = random.nextInt(4) == 0;
            good[at] = (positive[at] ? 1 : 0) + random.nextGaussian();
            noisy[at] = good[at] + random.nextGaussian();
            alone[at] = at;
        }
    }

    private Measure difference(double[] of, double[] against) {
        return new PairedBootstrap(positive, alone, 1).difference(of, against);
    }

    @Test
    void theAreaIsHowOftenAnOutcomeIsRankedAboveNone() {
        // pairs: 2>1 yes, 2>2 half, 3>1 yes, 3>2 yes
        Ranking ranking = new Ranking(new double[] {2, 1, 3, 2}, new boolean[] {true, false, true, false});
        assertEquals(3.5 / 4, ranking.auroc(new double[] {1, 1, 1, 1}));
        // the first row twice, the last not at all: two pairs of it and one of the third, all won
        assertEquals(1, ranking.auroc(new double[] {2, 1, 1, 0}));
    }

    @Test
    void aScoreThatIsNoNumberIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Ranking(new double[] {1, Double.NaN}, new boolean[] {true, false}));
    }

    @Test
    void whatRanksAlikeDiffersByNothingInAnyResample() {
        double[] shifted = new double[ROWS];
        for (int at = 0; at < ROWS; at++) {
            shifted[at] = 3 * good[at] + 7;
        }
        assertEquals(new Measure(0, 0, 0), difference(good, shifted));
    }

    @Test
    void noiseMakesARankingWorseAndTheIntervalLeavesOutNone() {
        Measure difference = difference(noisy, good);
        assertTrue(difference.low() < difference.value() && difference.value() < difference.high());
        assertTrue(difference.high() < 0, "up to " + difference.high());
        Measure other = difference(good, noisy);
        assertEquals(difference.low(), -other.high(), 2e-3);
    }

    @Test
    void theIntervalIsAboutThatOfDeLong() {
        // DeLong et al., Biometrics 1988;44:837: variance of the placements' differences
        double[] ofPositives = placements(true);
        double[] ofOthers = placements(false);
        double error = Math.sqrt(variance(ofPositives) / ofPositives.length + variance(ofOthers) / ofOthers.length);
        Measure difference = difference(noisy, good);
        double width = (difference.high() - difference.low()) / (2 * 1.96 * error);
        assertTrue(0.9 < width && width < 1.1, "ratio of widths " + width);
    }

    @Test
    void rowsOfOnePatientAreDrawnTogether() {
        int[] tenEach = new int[ROWS];
        for (int at = 0; at < ROWS; at++) {
            tenEach[at] = at / 10;
        }
        boolean[] byPatient = new boolean[ROWS];
        double[] of = new double[ROWS];
        double[] against = new double[ROWS];
        for (int at = 0; at < ROWS; at++) { // ten copies of a row tell no more than the row
            byPatient[at] = positive[at / 10];
            of[at] = noisy[at / 10];
            against[at] = good[at / 10];
        }
        Measure apart = new PairedBootstrap(byPatient, alone, 1).difference(of, against);
        Measure together = new PairedBootstrap(byPatient, tenEach, 1).difference(of, against);
        assertEquals(apart.value(), together.value());
        assertTrue(together.high() - together.low() > 2 * (apart.high() - apart.low()));
    }

    /** Of each row of one outcome, how much more often the noisy score ranks it rightly than the good one. */
    private double[] placements(boolean outcome) {
        return IntStream.range(0, ROWS)
                .filter(at -> positive[at] == outcome)
                .mapToDouble(at -> placement(noisy, at) - placement(good, at))
                .toArray();
    }

    private double placement(double[] scores, int of) {
        int right = 0;
        int others = 0;
        for (int at = 0; at < ROWS; at++) {
            if (positive[at] != positive[of]) {
                others++;
                right += scores[of] > scores[at] == positive[of] ? 1 : 0;
            }
        }
        return (double) right / others;
    }

    private static double variance(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
    }
}
