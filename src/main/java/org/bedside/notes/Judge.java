package org.bedside.notes;

import static org.bedside.notes.Triggers.About.ALLERGY;
import static org.bedside.notes.Triggers.About.CONSIDERED;
import static org.bedside.notes.Triggers.About.HISTORICAL;
import static org.bedside.notes.Triggers.About.NEGATED;
import static org.bedside.notes.Triggers.About.NOT_TAKEN;
import static org.bedside.notes.Triggers.About.OTHER_PERSON;
import static org.bedside.notes.Triggers.About.POSSIBLE;
import static org.bedside.notes.Triggers.About.STOPPED;

import java.util.Set;

/** Decides what a note says of a finding, from the words around it and the section that it stands in. */
final class Judge {

    private Judge() {}

    static Assertion of(Finding.Kind kind, Set<Triggers.About> said, Section section, boolean ticked) {
        return kind == Finding.Kind.PROBLEM ? problem(said, section, ticked) : medication(said, section, ticked);
    }

    private static Assertion problem(Set<Triggers.About> said, Section section, boolean ticked) {
        if (said.contains(NEGATED) && !ticked) {
            return Assertion.NEGATED;
        }
        if (said.contains(OTHER_PERSON) || section == Section.FAMILY_HISTORY) {
            return Assertion.OTHER_PERSON;
        }
        if (section == Section.ALLERGIES) {
            return Assertion.ALLERGY;
        }
        if (said.contains(POSSIBLE) || section == Section.INSTRUCTIONS) {
            return Assertion.POSSIBLE;
        }
        boolean past = section == Section.PAST_HISTORY || section == Section.SURGICAL_HISTORY;
        return said.contains(HISTORICAL) || past ? Assertion.HISTORICAL : Assertion.AFFIRMED;
    }

    private static Assertion medication(Set<Triggers.About> said, Section section, boolean ticked) {
        if (said.contains(NOT_TAKEN) && !ticked) {
            return Assertion.NEGATED;
        }
        if (said.contains(OTHER_PERSON) || section == Section.FAMILY_HISTORY) {
            return Assertion.OTHER_PERSON;
        }
        if (said.contains(ALLERGY) || section == Section.ALLERGIES) {
            return Assertion.ALLERGY;
        }
        if (said.contains(CONSIDERED)) {
            return Assertion.POSSIBLE;
        }
        return said.contains(STOPPED) ? Assertion.HISTORICAL : Assertion.AFFIRMED;
    }
}
