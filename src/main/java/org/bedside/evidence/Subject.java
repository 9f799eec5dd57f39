package org.bedside.evidence;

import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The person whom the facts are about.
 *
 * @param id the logical id of the Patient resource
 * @param born the first and last day on which the person may have been born; empty if not known
 * @param sex FHIR administrative gender, or {@code ""}
 * @param died when the person died, as far as it is known: of a date of partial precision the whole span that it may
 *     mean, of a death without a date all time; empty if the record does not say that the person had died by then
 */
public record Subject(String id, Optional<Born> born, String sex, Optional<When> died, Source source) {

    /** The oldest age that is believed; the longest documented human life is 122 years. */
    public static final int OLDEST = 122;

    /** Whether the record says that the person had died by then. */
    public boolean dead() {
        return died.isPresent();
    }

    /** The days between which a person was born: equal when the date is known to the day. */
    public record Born(LocalDate earliest, LocalDate latest) {

        /**
         * Completed years on a day; of a birth date known only to the month or year, the middle of what it may be.
         * Negative before birth.
         */
        public int yearsOn(LocalDate day) {
            if (day.isBefore(earliest)) {
                return -1;
            }
            LocalDate middle = earliest.plusDays(ChronoUnit.DAYS.between(earliest, latest) / 2);
            return Math.max(0, Period.between(middle, day).getYears());
        }
    }
}
