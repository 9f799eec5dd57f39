package org.bedside.evidence;

import java.util.Arrays;

/**
 * A curve sampled at equal steps of time, out of one SampledData element. Immutable.
 *
 * <p>A value that the device marked as an error is NaN; so is one beyond its limits, which is also counted as clipped.
 */
public final class Signal {

    /** Longer than this is refused: 33 minutes at 500 Hz, 4 MB in memory. */
    public static final int MOST = 1_000_000;

    private final double stepMillis;
    private final String ucum;
    private final float[] values;
    private final int clipped;

    /**
     * A curve.
     *
     * @param stepMillis time between two values in milliseconds, positive
     * @param ucum the values' unit; {@code "1"} where the device gave none
     * @param clipped how many of the values were beyond a limit of the device
     */
    public Signal(double stepMillis, String ucum, float[] values, int clipped) {
        if (!(stepMillis > 0) || !Double.isFinite(stepMillis)) {
            throw new IllegalArgumentException("the time between two values is not positive");
        }
        if (values.length == 0 || values.length > MOST) {
            throw new IllegalArgumentException("a signal has 1 to " + MOST + " values");
        }
        this.stepMillis = stepMillis;
        this.ucum = ucum;
        this.values = values.clone();
        this.clipped = clipped;
    }

    /** Time between two values in milliseconds. */
    public double stepMillis() {
        return stepMillis;
    }

    /** Values per second. */
    public double hertz() {
        return 1000 / stepMillis;
    }

    public String ucum() {
        return ucum;
    }

    public int size() {
        return values.length;
    }

    /** How many values were beyond a limit of the device. */
    public int clipped() {
        return clipped;
    }

    /** A copy of the values, NaN where the device gave none. */
    public double[] values() {
        double[] copy = new double[values.length];
        for (int at = 0; at < copy.length; at++) {
            copy[at] = values[at];
        }
        return copy;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Signal signal
                && stepMillis == signal.stepMillis
                && ucum.equals(signal.ucum)
                && clipped == signal.clipped
                && Arrays.equals(values, signal.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    /** How long and how dense; never the values. */
    @Override
    public String toString() {
        return values.length + " values, one every " + stepMillis + " ms, in " + ucum;
    }
}
