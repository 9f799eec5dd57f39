package org.bedside.predict;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.bedside.evidence.Coding;

/**
 * Figures of some days that another system may file: a panel and its members, each of a published profile.
 *
 * @param from the first day
 * @param to the last day
 * @param note what they were worked out from
 */
public record Measured(LocalDate from, LocalDate to, Result panel, List<Result> members, String note) {

    public Measured {
        members = List.copyOf(members);
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("it ends before it begins");
        }
    }

    /**
     * What has a profile and a code of its own.
     *
     * @param profile its canonical URL
     * @param name as a clinician calls it
     * @param amount empty if its parts or members have them
     */
    public record Result(String profile, String name, Coding code, Optional<Amount> amount, List<Part> parts) {
        public Result {
            parts = List.copyOf(parts);
        }
    }

    /** A part of a result. */
    public record Part(String name, Coding code, Amount amount) {}

    /**
     * A value with its unit.
     *
     * @param unit as it is shown
     */
    public record Amount(BigDecimal value, String unit, String ucum) {

        /** A finite value, rounded to so many decimals. */
        public static Amount of(double value, int decimals, String unit, String ucum) {
            return new Amount(BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP), unit, ucum);
        }
    }
}
