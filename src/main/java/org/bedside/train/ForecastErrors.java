package org.bedside.train;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.bedside.catalog.Measure;

/** Mean squared errors of forecasts, one of each beat. For one thread. */
final class ForecastErrors {

    private static final int RESAMPLES = 1000;
    private static final int SEED = 3;

    private final double[] errors;
    private int n;

    ForecastErrors(int beats) {
        this.errors = new double[beats];
    }

    void add(float[] forecast, float[] ahead) {
        double sum = 0;
        for (int at = 0; at < ahead.length; at++) {
            double miss = (double) forecast[at] - ahead[at];
            sum += miss * miss / ahead.length;
        }
        errors[n++] = sum;
    }

    /** The mean, and the middle 95 % of the means of beats drawn with replacement. */
    Measure measure() {
        double[] means = new double[RESAMPLES];
        SplittableRandom random = new SplittableRandom(SEED);
        for (int resample = 0; resample < RESAMPLES; resample++) {
            for (int draw = 0; draw < n; draw++) {
                means[resample] += errors[random.nextInt(n)] / n;
            }
        }
        Arrays.sort(means);
        double mean = Arrays.stream(errors, 0, n).sum() / n;
        return new Measure(mean, means[RESAMPLES / 40], means[RESAMPLES - 1 - RESAMPLES / 40]);
    }
}
