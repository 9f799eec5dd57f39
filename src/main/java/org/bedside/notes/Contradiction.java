package org.bedside.notes;

import java.util.Optional;
import org.bedside.evidence.Fact;

/**
 * Where a note and the lists, or two of the lists, cannot both be right.
 *
 * @param term the drug, by its normalised name
 * @param order the active order or statement of it
 * @param said where a note speaks against it; empty if the allergy list does
 * @param allergy the listed allergy that speaks against it
 */
public record Contradiction(Why why, String term, Fact order, Optional<Mention> said, Optional<Fact> allergy) {

    public Contradiction {
        if (said.isPresent() == allergy.isPresent()) {
            throw new IllegalArgumentException("either a note or a list contradicts");
        }
    }

    /** What is against what. */
    public enum Why {
        /** The latest note that names it says that it was stopped or is not taken; the list says that it is active. */
        STOPPED,
        /** An allergy to it, or to its class, is documented; it is ordered all the same. */
        NOT_TOLERATED
    }
}
