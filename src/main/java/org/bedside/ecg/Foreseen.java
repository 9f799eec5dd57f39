package org.bedside.ecg;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How the last beats of a recording went on, beside what networks forecast from their beginning; in the standard deviation of a
 * beat.
 *
 * @param errors the mean squared error of each forecast, that of the last beat last; at least one
 * @param beat the last beat as it was
 * @param ahead what was forecast of its samples from {@link Forecast#GIVEN} on
 */
@SuppressWarnings("ArrayRecordComponent") // of this package alone, which does not change them
record Foreseen(double[] errors, float[] beat, float[] ahead) {

    /** Beats whose forecast is compared with how they went on. */
    private static final int COMPARED = 10;

    /** A beginning that moves less than this, in standard deviations of the beat, is a flat line. */
    private static final double FLAT = 1e-3;

    /** The last of these beats that do not begin with a flat line; empty if all do. */
    static Optional<Foreseen> of(List<Beat> beats, Forecast forecast) {
        List<float[]> shapes = beats.stream()
                .map(Beat::shape)
                .filter(Foreseen::begins)
                .map(Foreseen::single)
                .toList();
        if (shapes.isEmpty()) {
            return Optional.empty();
        }
        List<float[]> compared = shapes.subList(Math.max(0, shapes.size() - COMPARED), shapes.size());
        List<float[]> ahead = compared.stream()
                .map(shape -> forecast.ofBeginning(Arrays.copyOf(shape, Forecast.GIVEN)))
                .toList();
        double[] errors = new double[compared.size()];
        Arrays.setAll(errors, at -> error(compared.get(at), ahead.get(at)));
        int last = compared.size() - 1;
        return Optional.of(new Foreseen(errors, compared.get(last), ahead.get(last)));
    }

    private static boolean begins(double[] shape) {
        double high = Arrays.stream(shape, 0, Forecast.GIVEN).max().orElse(0);
        double low = Arrays.stream(shape, 0, Forecast.GIVEN).min().orElse(0);
        return high - low > FLAT;
    }

    private static float[] single(double[] shape) {
        float[] same = new float[shape.length];
        for (int at = 0; at < same.length; at++) {
            same[at] = (float) shape[at];
        }
        return same;
    }

    private static double error(float[] shape, float[] ahead) {
        double squares = 0;
        for (int at = 0; at < ahead.length; at++) {
            double off = ahead[at] - shape[Forecast.GIVEN + at];
            squares += off * off;
        }
        return squares / ahead.length;
    }

    /** The mean squared error of the forecast of the last beat. */
    double lastError() {
        return errors[errors.length - 1];
    }

    /** The mean of that over the beats. */
    double meanError() {
        return Arrays.stream(errors).average().orElseThrow();
    }
}
