package org.bedside.glucose;

/** The learnt part that reviews settings: what a window of sensor glucose says, to a step of each setting. */
final class Reviewer {

    /** Weights: for each of basal rate, ratio and factor that of time below 70 and that of a mean that is too high. */
    static final int WEIGHTS = 6;

    /** A reading every five minutes for two hours: less says nothing. */
    private static final int FEWEST = 24;

    /** Percent below 70 mg/dL that is accepted (Battelino et al. 2019): the unit of that feature. */
    private static final double LOW_UNIT = 4;

    /** The mean, in mg/dL, from which on it is too high: 154 is an HbA1c of 7 % (Nathan et al., Diabetes Care 2008). */
    private static final double MEAN = 154;

    private static final double MEAN_UNIT = 40;
    private static final double MOST = 3;

    private final double[] weights;

    Reviewer(double[] weights) {
        this.weights = weights.clone();
        if (weights.length != WEIGHTS) {
            throw new IllegalArgumentException(WEIGHTS + " weights");
        }
    }

    /** The next step. */
    Adjustment review(Window window) {
        return new Adjustment(1 - less(0, window.nights()), 1 + less(2, window.meals()), 1 + less(4, window.all()));
    }

    /** By how much less insulin, from -0.1 to 0.1: less only for lows, more only for a mean that is too high. */
    private double less(int at, Ranges ranges) {
        if (ranges.readings() < FEWEST) {
            return 0;
        }
        double low = Math.min(MOST, ranges.low() / LOW_UNIT);
        double high = Math.max(0, Math.min(MOST, (ranges.mean() - MEAN) / MEAN_UNIT));
        return Adjustment.LARGEST * Math.tanh(Math.abs(weights[at]) * low - Math.abs(weights[at + 1]) * high);
    }
}
