package org.bedside.lines;

/**
 * A vital sign or a laboratory value. Immutable.
 *
 * @param name of the analyte as written
 * @param value as written, without its unit
 * @param comparator {@code <} or {@code >} where the value is a bound; else empty
 * @param low the value; of a range its lower end
 * @param high the value; of a range its upper end
 * @param unit in UCUM; empty where none is written and several are possible
 */
public record Measurement(
        Part name, String loinc, String display, Part value, String comparator, double low, double high, String unit) {

    public Measurement {
        if (!Double.isFinite(low) || !Double.isFinite(high) || low > high) {
            throw new IllegalArgumentException("not a value or a range");
        }
    }
}
