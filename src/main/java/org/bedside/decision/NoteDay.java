package org.bedside.decision;

import java.time.LocalDate;
import java.time.ZoneId;
import org.bedside.evidence.Fact;

/** How it is said that a fact was read in a note. */
public final class NoteDay {

    private NoteDay() {}

    /** "from a note of" its day. */
    public static String from(Fact fact, ZoneId zone) {
        return "from a note of " + LocalDate.ofInstant(fact.when().from(), zone);
    }
}
