package org.bedside.notes;

import static org.bedside.notes.Triggers.About.CONDITIONAL;
import static org.bedside.notes.Triggers.About.CONSIDERED;
import static org.bedside.notes.Triggers.About.GIVEN;
import static org.bedside.notes.Triggers.About.HISTORICAL;
import static org.bedside.notes.Triggers.About.HYPOTHETICAL;
import static org.bedside.notes.Triggers.About.NEGATED;
import static org.bedside.notes.Triggers.About.NOT_TAKEN;
import static org.bedside.notes.Triggers.About.OTHER_PERSON;
import static org.bedside.notes.Triggers.About.STOPPED;
import static org.bedside.notes.Triggers.About.UNCERTAIN;

import java.util.Set;

/** Decides what a note says of a finding, from the words around it, the section and the tick box that it stands in. */
final class Judge {

    private Judge() {}

    static Assertion of(Finding.Kind kind, Set<Triggers.About> said, Section section, Boxes.Tick tick) {
        boolean family = said.contains(OTHER_PERSON) || section == Section.FAMILY_HISTORY;
        return switch (kind) {
            case PROBLEM ->
                new Assertion(
                        tick.negates(said.contains(NEGATED)),
                        said.contains(UNCERTAIN),
                        said.contains(HISTORICAL) || past(section),
                        said.contains(HYPOTHETICAL) || section == Section.INSTRUCTIONS,
                        family,
                        said.contains(CONDITIONAL) || section == Section.ALLERGIES);
            case MEDICATION ->
                new Assertion(
                        tick.negates(said.contains(NOT_TAKEN)),
                        false,
                        said.contains(STOPPED),
                        said.contains(CONSIDERED),
                        family,
                        said.contains(GIVEN));
            case ALLERGY -> new Assertion(tick.negates(said.contains(NEGATED)), false, false, false, family, false);
        };
    }

    /** Whether a section tells of the patient's background rather than of what is the matter now. */
    private static boolean past(Section section) {
        return switch (section) {
            case PAST_HISTORY, SURGICAL_HISTORY, SOCIAL_HISTORY, ALLERGIES -> true;
            default -> false;
        };
    }
}
