package org.bedside.evidence;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * How a drug is taken, in the parts of FHIR's Dosage. Immutable.
 *
 * @param text all of it, for people
 * @param dose the amount taken at a time; empty where none is said, or only the strength of a combination
 * @param route of HL7 v2 table 0162, whose codes are free to use
 */
public record Dosage(
        String text, Optional<Amount> dose, Optional<Coding> route, Optional<Repeat> repeat, boolean asNeeded) {

    public Dosage {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a dosage says something");
        }
    }

    /**
     * An amount from its lower to its upper end.
     *
     * @param unit as a person writes it
     * @param ucum its code; empty of forms such as tablets, and of units of activity, which depend on the drug
     */
    public record Amount(BigDecimal low, BigDecimal high, String unit, String ucum) {
        public Amount {
            positive(low, high);
        }

        public boolean single() {
            return low.compareTo(high) == 0;
        }
    }

    /**
     * So many times in so long.
     *
     * @param frequency how many times in a period, at least
     * @param most how many times in a period, at most
     * @param period how long a period is, at least
     * @param longest how long a period is, at most
     * @param unit of the period in FHIR's UnitsOfTime: min, h, d, wk, mo or a
     */
    public record Repeat(int frequency, int most, BigDecimal period, BigDecimal longest, String unit) {
        public Repeat {
            if (frequency < 1 || most < frequency) {
                throw new IllegalArgumentException("not a frequency: " + frequency + " to " + most);
            }
            positive(period, longest);
        }
    }

    private static void positive(BigDecimal low, BigDecimal high) {
        if (low.signum() <= 0 || high.compareTo(low) < 0) {
            throw new IllegalArgumentException("not a range of positive numbers: " + low + " to " + high);
        }
    }
}
