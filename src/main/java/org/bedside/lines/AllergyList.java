package org.bedside.lines;

import java.util.List;
import java.util.Optional;

/**
 * What a line says of allergies. Immutable.
 *
 * @param none what says that no allergy is known; it may stand beside allergies ("NKDA. Peanuts: hives")
 */
public record AllergyList(Optional<Part> none, List<Allergy> allergies) {
    public AllergyList {
        allergies = List.copyOf(allergies);
    }
}
