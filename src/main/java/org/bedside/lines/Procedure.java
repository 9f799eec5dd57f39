package org.bedside.lines;

import java.util.Optional;

/**
 * An operation or an examination by instruments. Immutable.
 *
 * @param name as written, without side and date
 * @param term its name in lower case
 * @param code ICD-10-PCS; empty where the name leaves part of it open
 * @param side right, left or bilateral; empty if none is written
 * @param date as written: a date or year, {@code 10 years ago}, {@code age 12}
 * @param state what the words around it say of it
 */
public record Procedure(Part name, String term, String code, String side, Optional<Part> date, State state) {

    /** Whether it was done, by the line's own words; those of denial are the note's to read. */
    public enum State {
        /** Nothing is said: a list tells what was done. */
        SAID,
        /** "status post", "underwent", a year. */
        DONE,
        /** Planned, recommended, considered, or waited for. */
        PLANNED,
        /** Declined, deferred or cancelled. */
        NOT_DONE
    }
}
