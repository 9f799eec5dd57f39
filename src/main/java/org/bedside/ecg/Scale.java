package org.bedside.ecg;

/** From a decision value to a probability, 1 / (1 + exp(-(slope x value + intercept))): Platt 1999. */
public record Scale(double slope, double intercept) {

    /** Kept off 0 and 1, which nobody can know. */
    private static final double LEAST = 1e-4;

    /** The probability, in (0, 1). */
    public double probability(double value) {
        double probability = 1 / (1 + Math.exp(-(slope * value + intercept)));
        return Math.min(1 - LEAST, Math.max(LEAST, probability));
    }

    /**
     * Fits by maximum likelihood, with Platt's targets (a little off 0 and 1) so that it exists even where the classes do not
     * overlap; Newton's method.
     */
    public static Scale fit(double[] values, boolean[] positive) {
        int positives = 0;
        for (boolean one : positive) {
            positives += one ? 1 : 0;
        }
        double high = (positives + 1.0) / (positives + 2.0);
        double low = 1.0 / (positive.length - positives + 2.0);
        double slope = 0;
        double intercept = Math.log((positives + 1.0) / (positive.length - positives + 1.0));
        for (int step = 0; step < 100; step++) {
            double[] gradient = new double[2];
            double a = 1e-9;
            double b = 0;
            double c = 1e-9;
            for (int at = 0; at < values.length; at++) {
                double p = 1 / (1 + Math.exp(-(slope * values[at] + intercept)));
                double miss = (positive[at] ? high : low) - p;
                double weight = p * (1 - p);
                gradient[0] += miss * values[at];
                gradient[1] += miss;
                a += weight * values[at] * values[at];
                b += weight * values[at];
                c += weight;
            }
            double determinant = a * c - b * b;
            double down = (c * gradient[0] - b * gradient[1]) / determinant;
            double across = (a * gradient[1] - b * gradient[0]) / determinant;
            double shrink = Math.min(1, 2 / Math.max(1e-12, Math.max(Math.abs(down), Math.abs(across))));
            slope += shrink * down;
            intercept += shrink * across;
            if (Math.abs(down) + Math.abs(across) < 1e-10) {
                break;
            }
        }
        return new Scale(slope, intercept);
    }
}
