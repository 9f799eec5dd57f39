package org.bedside.lines;

import java.util.Optional;

/**
 * Whether the patient drinks alcohol. Immutable.
 *
 * @param drinksPerWeek drinks (a beer, a glass of wine, a shot) a week, where the line gives an amount
 * @param place what says so
 */
public record AlcoholUse(Status status, Optional<Quantity> drinksPerWeek, Part place) {

    /** As a line says it. */
    public enum Status {
        NONE,
        FORMER,
        CURRENT,
        /** Said to be unknown, or only abuse is denied. */
        UNKNOWN
    }
}
