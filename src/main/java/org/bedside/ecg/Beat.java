package org.bedside.ecg;

import java.util.Arrays;

/**
 * One heartbeat of one lead, from its R peak to the next, brought to a model's length and normalised to mean 0 and
 * standard deviation 1 (that of a sample). Immutable.
 */
public final class Beat {

    private final double[] shape;
    private final int from;
    private final int to;
    private final int peak;

    private Beat(double[] shape, int from, int to, int peak) {
        this.shape = shape;
        this.from = from;
        this.to = to;
        this.peak = peak;
    }

    /** Where it was cut from its recording: from this sample on, up to the one before the other. */
    public int from() {
        return from;
    }

    public int to() {
        return to;
    }

    /** The place of its R peak in its recording. */
    int peak() {
        return peak;
    }

    /** A copy of the normalised samples. */
    public double[] shape() {
        return shape.clone();
    }

    /** A beat as a data set has it; throws IllegalArgumentException if it is flat or has something that is no number. */
    public static Beat of(double[] samples) {
        return new Beat(normalised(samples), 0, samples.length, 0);
    }

    /** The samples around a peak from a place up to another, as {@code length} means over equal parts, normalised. */
    static Beat cut(double[] samples, double from, double to, int peak, int length) {
        double[] shape = normalised(resampled(samples, from, to, length));
        return new Beat(shape, (int) Math.ceil(from), (int) Math.ceil(to), peak);
    }

    /** Linear between samples; where they are denser than is asked for, their mean over each step (no aliases). */
    static double[] resampled(double[] samples, double from, double to, int length) {
        double step = (to - from) / length;
        int parts = Math.max(1, (int) Math.ceil(step));
        double[] out = new double[length];
        for (int at = 0; at < length; at++) {
            double sum = 0;
            for (int part = 0; part < parts; part++) {
                sum += interpolated(samples, from + step * (at + (part + 0.5) / parts - 0.5));
            }
            out[at] = sum / parts;
        }
        return out;
    }

    private static double interpolated(double[] samples, double place) {
        double held = Math.min(samples.length - 1, Math.max(0, place));
        int before = Math.min(samples.length - 2, (int) held);
        return samples.length == 1
                ? samples[0]
                : samples[before] + (held - before) * (samples[before + 1] - samples[before]);
    }

    /** Mean 0, standard deviation 1 with n - 1; throws IllegalArgumentException for a flat line and for NaN. */
    static double[] normalised(double[] samples) {
        double mean = Arrays.stream(samples).average().orElse(Double.NaN);
        double square = 0;
        double largest = 0;
        for (double sample : samples) {
            square += (sample - mean) * (sample - mean);
            largest = Math.max(largest, Math.abs(sample));
        }
        double deviation = Math.sqrt(square / (samples.length - 1));
        if (!Double.isFinite(deviation)) {
            throw new IllegalArgumentException("a beat with samples that are missing or no numbers");
        }
        if (deviation <= 1e-9 * largest || deviation == 0) {
            throw new IllegalArgumentException("a flat line");
        }
        double[] out = new double[samples.length];
        for (int at = 0; at < out.length; at++) {
            out[at] = (samples[at] - mean) / deviation;
        }
        return out;
    }

    /** How alike two normalised shapes are: Pearson's correlation. */
    static double correlation(double[] one, double[] other) {
        double sum = 0;
        for (int at = 0; at < one.length; at++) {
            sum += one[at] * other[at];
        }
        return sum / (one.length - 1);
    }
}
