package org.bedside.fhir;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalInt;
import org.bedside.evidence.Dosage;

/** What a statement of a document is about, with what else the document says of it. Immutable. */
public sealed interface Topic {

    /** A disease, a sign or a symptom. */
    record Problem() implements Topic {}

    /**
     * A drug.
     *
     * @param dosages one for each instruction, in their order
     * @param change started, stopped, increased, decreased, continued or held; empty if nothing is said of it
     */
    record Medication(List<Dosage> dosages, String change) implements Topic {
        public Medication {
            dosages = List.copyOf(dosages);
        }
    }

    /**
     * A substance that is not tolerated.
     *
     * @param intolerance whether it is said to be no allergy but a side effect
     * @param reactions as written
     */
    record Allergy(boolean intolerance, List<String> reactions) implements Topic {
        public Allergy {
            reactions = List.copyOf(reactions);
        }
    }

    /** That no allergy is known, or none to a drug. */
    record NoAllergy(boolean drugsOnly) implements Topic {}

    /**
     * A measured value, or a range of them.
     *
     * @param comparator {@code <} or {@code >} where the value is a bound; else empty
     * @param ucum empty where no unit is written and several are possible
     */
    record Measured(String comparator, BigDecimal low, BigDecimal high, String ucum) implements Topic {
        public Measured {
            if (low.compareTo(high) > 0) {
                throw new IllegalArgumentException("not a range: " + low + " to " + high);
            }
        }
    }

    /**
     * Use of tobacco.
     *
     * @param product cigarettes, smokeless or vape; empty if not said
     * @param packsPerDay as written, with a hyphen between the ends of a range; empty if not said
     * @param packYears as written; empty if not said
     * @param quit when the patient stopped, as written; empty if not said
     */
    record Tobacco(String product, String packsPerDay, String packYears, String quit) implements Topic {}

    /** Use of alcohol; {@code drinksPerWeek} as written, with a hyphen between the ends of a range, empty if not said. */
    record Alcohol(String drinksPerWeek) implements Topic {}

    /**
     * An illness of a relative.
     *
     * @param relation in lower case; {@code family} if none is named
     * @param onset age in years
     */
    record Relative(String relation, OptionalInt onset) implements Topic {}

    /**
     * An operation or an examination by instruments.
     *
     * @param side right, left or bilateral; empty if not said
     * @param date as written; empty if not said
     */
    record Procedure(String side, String date) implements Topic {}
}
