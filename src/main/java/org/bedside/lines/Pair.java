package org.bedside.lines;

import java.util.Optional;

/**
 * A blood pressure.
 *
 * @param end the word after it
 */
record Pair(Value systolic, Value diastolic, int end) {

    private static final double LEAST_SYSTOLIC = 40;
    private static final double MOST_SYSTOLIC = 320;
    private static final double LEAST_DIASTOLIC = 15;

    static Optional<Pair> at(Line line, int i) {
        Optional<Value> systolic = Value.at(line, i);
        if (systolic.isEmpty()) {
            return Optional.empty();
        }
        int slash = systolic.get().end();
        if (!line.is(slash, "/") && !line.is(slash, "over") && !line.is(slash, "\\")) {
            return Optional.empty();
        }
        Optional<Value> diastolic = Value.at(line, slash + 1);
        boolean fits = diastolic.isPresent()
                && systolic.get().low() >= LEAST_SYSTOLIC
                && systolic.get().high() <= MOST_SYSTOLIC
                && diastolic.get().low() >= LEAST_DIASTOLIC
                && diastolic.get().low() < systolic.get().low()
                && !line.is(diastolic.get().end(), "/");
        return fits
                ? Optional.of(new Pair(
                        systolic.get(), diastolic.get(), diastolic.get().end()))
                : Optional.empty();
    }
}
