package org.bedside.lines;

import java.util.List;

/**
 * What is measured.
 *
 * @param loinc its code; of the blood pressure both, with a slash between
 * @param units in UCUM, those that it is measured in
 * @param assumed the unit where none is written; empty if that could be several, {@code TEMP} for Fahrenheit or Celsius by size
 * @param least no smaller number is its value, in any of the units
 * @param most no greater number is
 */
record Analyte(String loinc, String display, List<String> units, String assumed, double least, double most) {

    private static final double HOTTEST_CELSIUS = 45;
    private static final double COLDEST_FAHRENHEIT = 75;

    boolean plausible(double value) {
        return value >= least && value <= most;
    }

    boolean pair() {
        return loinc.indexOf('/') > 0;
    }

    /** The unit of a value that is written without one. */
    String unit(double value) {
        if (!assumed.equals("TEMP")) {
            return assumed;
        }
        return value <= HOTTEST_CELSIUS ? "Cel" : value >= COLDEST_FAHRENHEIT ? "[degF]" : "";
    }
}
