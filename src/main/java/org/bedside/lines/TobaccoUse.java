package org.bedside.lines;

import java.util.Optional;

/**
 * Whether the patient uses a kind of tobacco. Immutable.
 *
 * @param product cigarettes, smokeless or vape; empty if the line does not say
 * @param perDay packs of 20 cigarettes a day
 * @param packYears as written, else packs a day by years
 * @param quit when the patient stopped, as written
 * @param place what says so
 */
public record TobaccoUse(
        Status status,
        String product,
        Optional<Quantity> perDay,
        Optional<Double> packYears,
        Optional<Part> quit,
        Part place) {

    /** As a line says it, and no more: "denies current use" leaves the past unknown. */
    public enum Status {
        NEVER,
        FORMER,
        CURRENT,
        UNKNOWN
    }
}
