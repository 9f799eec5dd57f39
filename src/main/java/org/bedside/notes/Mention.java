package org.bedside.notes;

import java.util.List;
import org.bedside.evidence.Dosage;
import org.bedside.evidence.Note;

/**
 * A finding and the note that it was read in.
 *
 * @param details what its line says of it: how the drug is taken, in as many parts as there are instructions; how an allergy shows
 */
public record Mention(Note note, Finding finding, List<Detail> details) {

    public Mention {
        details = List.copyOf(details);
    }

    /** A finding of which the line says no more. */
    public Mention(Note note, Finding finding) {
        this(note, finding, List.of());
    }

    /** How the drug is taken, in the order of the line. */
    public List<Dosage> dosages() {
        return details.stream().flatMap(detail -> detail.dosage().stream()).toList();
    }
}
