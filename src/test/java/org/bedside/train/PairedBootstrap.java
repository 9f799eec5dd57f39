package org.bedside.train;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.bedside.catalog.Measure;

/**
 * By how much one model's AUROC exceeds another's on the same rows: each resample of patients is given to both, so that
 * what is hard for both does not widen the interval of their difference.
 */
final class PairedBootstrap {

    private static final int RESAMPLES = 1000;

    private final boolean[] positive;
    private final int[] patients;
    private final int seed;

    /**
     * Of rows with these outcomes.
     *
     * @param patients the number of each row's patient, from 0 without gaps: rows of one patient are drawn together
     */
    PairedBootstrap(boolean[] positive, int[] patients, int seed) {
        this.positive = positive;
        this.patients = patients;
        this.seed = seed;
    }

    /** AUROC of the first less that of the second; the middle 95 % of the resamples. */
    Measure difference(double[] of, double[] against) {
        Ranking first = new Ranking(of, positive);
        Ranking second = new Ranking(against, positive);
        double[] weights = new double[positive.length];
        Arrays.fill(weights, 1);
        double difference = first.auroc(weights) - second.auroc(weights);
        SplittableRandom random = new SplittableRandom(seed);
        int[] drawn = new int[Arrays.stream(patients).max().orElseThrow() + 1];
        double[] resampled = new double[RESAMPLES];
        for (int resample = 0; resample < RESAMPLES; resample++) {
            Arrays.fill(drawn, 0);
            for (int draw = 0; draw < drawn.length; draw++) {
                drawn[random.nextInt(drawn.length)]++;
            }
            for (int at = 0; at < weights.length; at++) {
                weights[at] = drawn[patients[at]];
            }
            resampled[resample] = first.auroc(weights) - second.auroc(weights);
        }
        Arrays.sort(resampled);
        return new Measure(difference, resampled[(int) (0.025 * RESAMPLES)], resampled[(int) (0.975 * RESAMPLES)]);
    }
}
