package org.bedside.notes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.bedside.evidence.Fact;
import org.bedside.evidence.Facts;
import org.bedside.evidence.Note;
import org.bedside.evidence.NoteFacts;

/**
 * Turns what notes say of the patient, now, into facts that a predictor can read: problems, whether the patient smokes, and
 * measured values. Of each thing the latest day that speaks of it counts; what notes of that day say differently is set apart.
 */
public final class NoteEvidence {

    /** What is gathered on the way. */
    record Gathered(List<Fact> facts, List<Fact> contradicted) {
        Gathered() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    private NoteEvidence() {}

    /**
     * The facts of what was read.
     *
     * @param late whether a note was not read in time
     */
    public static NoteFacts of(List<Mention> mentions, List<Item> items, Facts facts, boolean late) {
        Gathered gathered = new Gathered();
        new ProblemEvidence(facts, gathered).add(mentions);
        DetailEvidence.add(items, facts, gathered);
        return new NoteFacts(gathered.facts(), gathered.contradicted(), late);
    }

    /** The day that a note speaks for: that of its last moment, at the latest the day of asking. */
    static LocalDate day(Note note, Facts facts) {
        return LocalDate.ofInstant(
                note.when().open() ? facts.asOf() : note.when().to(), facts.zone());
    }
}
