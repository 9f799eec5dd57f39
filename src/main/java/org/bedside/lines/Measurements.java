package org.bedside.lines;

import java.util.List;

/** Reads vital signs and laboratory values. Immutable and thread-safe. */
public final class Measurements {

    private Measurements() {}

    /**
     * The measured values of a line in its order; a blood pressure is two. Goals, limits, reference ranges, baselines, values of other
     * people and numbers without a name are left out.
     */
    public static List<Measurement> read(Line line) {
        boolean number = false;
        for (int i = 0; i < line.size() && !number; i++) {
            number = line.digits(i);
        }
        return number ? new MeasurementReader(line).read() : List.of();
    }
}
