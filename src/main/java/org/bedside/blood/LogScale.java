package org.bedside.blood;

import java.util.Arrays;

/**
 * Natural logarithms of positive values, each less the community's mean and divided by its standard deviation. Counts and
 * sizes of blood cells are nearer to a normal distribution as logarithms. Immutable and thread-safe.
 */
public final class LogScale {

    private final double[] means;
    private final double[] deviations;

    /**
     * A scale.
     *
     * @param means of the logarithms
     * @param deviations of the logarithms, each above 0
     */
    public LogScale(double[] means, double[] deviations) {
        if (means.length != deviations.length
                || !Arrays.stream(means).allMatch(Double::isFinite)
                || !Arrays.stream(deviations).allMatch(one -> one > 0 && Double.isFinite(one))) {
            throw new IllegalArgumentException("a mean and a deviation above 0 for each value");
        }
        this.means = means.clone();
        this.deviations = deviations.clone();
    }

    /** The scale of these rows of positive values. */
    public static LogScale of(double[][] rows) {
        int width = rows[0].length;
        double[] means = new double[width];
        double[] deviations = new double[width];
        for (int at = 0; at < width; at++) {
            double sum = 0;
            double squares = 0;
            for (double[] row : rows) {
                sum += Math.log(row[at]);
            }
            means[at] = sum / rows.length;
            for (double[] row : rows) {
                double difference = Math.log(row[at]) - means[at];
                squares += difference * difference;
            }
            deviations[at] = Math.sqrt(squares / (rows.length - 1));
        }
        return new LogScale(means, deviations);
    }

    public int width() {
        return means.length;
    }

    public double[] means() {
        return means.clone();
    }

    public double[] deviations() {
        return deviations.clone();
    }

    /** Positive values as standard deviations from the community's mean. */
    public double[] standardised(double[] values) {
        double[] z = new double[means.length];
        for (int at = 0; at < z.length; at++) {
            z[at] = (Math.log(values[at]) - means[at]) / deviations[at];
        }
        return z;
    }

    /** The value that lies so many standard deviations from the mean. */
    public double value(int at, double z) {
        return Math.exp(means[at] + z * deviations[at]);
    }
}
