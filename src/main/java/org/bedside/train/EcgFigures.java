package org.bedside.train;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.bedside.catalog.Measure;

/** Shares of what was right, with 95 % intervals by a bootstrap of beats. */
final class EcgFigures {

    private static final int RESAMPLES = 2000;
    private static final long SEED = 11;

    private EcgFigures() {}

    /** The share of rights among the beats that count: row by row of repeats, a column for each beat. */
    static Measure share(boolean[][] right, boolean[] counts) {
        int[] beats = java.util.stream.IntStream.range(0, counts.length)
                .filter(beat -> counts[beat])
                .toArray();
        double[] rights = new double[beats.length];
        for (int at = 0; at < beats.length; at++) {
            for (boolean[] repeat : right) {
                rights[at] += repeat[beats[at]] ? 1.0 / right.length : 0;
            }
        }
        if (beats.length == 0) {
            return new Measure(Double.NaN, Double.NaN, Double.NaN);
        }
        SplittableRandom random = new SplittableRandom(SEED);
        double[] drawn = new double[RESAMPLES];
        for (int resample = 0; resample < RESAMPLES; resample++) {
            for (int at = 0; at < beats.length; at++) {
                drawn[resample] += rights[random.nextInt(beats.length)] / beats.length;
            }
        }
        Arrays.sort(drawn);
        return new Measure(
                Arrays.stream(rights).sum() / beats.length,
                drawn[(int) (0.025 * RESAMPLES)],
                drawn[(int) (0.975 * RESAMPLES) - 1]);
    }

    /** All beats count. */
    static Measure share(boolean[][] right) {
        boolean[] all = new boolean[right[0].length];
        Arrays.fill(all, true);
        return share(right, all);
    }
}
