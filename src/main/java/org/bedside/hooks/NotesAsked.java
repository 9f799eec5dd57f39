package org.bedside.hooks;

import java.util.ArrayList;
import java.util.List;
import org.bedside.evidence.Facts;
import org.bedside.evidence.Input;
import org.bedside.evidence.InputReader;
import org.bedside.evidence.Note;
import org.bedside.evidence.NoteFacts;
import org.bedside.evidence.Reading;
import org.bedside.evidence.Remark;
import org.bedside.evidence.Subject;
import org.bedside.notes.NoteEvidence;
import org.bedside.predict.LogisticModel;

/**
 * Completes the evidence for a model by what notes say, where the chart holds nothing for inputs that notes may answer; else
 * no note is fetched or read. Thread-safe.
 */
final class NotesAsked {

    private final Desk.Minds minds;
    private final Extraction extraction;

    NotesAsked(Desk.Minds minds, Extraction extraction) {
        this.minds = minds;
        this.extraction = extraction;
    }

    Facts complete(LogisticModel model, String extractor, Gatherer.Gathered gathered) {
        List<Input> open = model.spec().openToNotes(gathered.facts(), minds.inputs());
        if (open.isEmpty()) {
            return gathered.facts();
        }
        Facts facts = gathered.withNotes().get();
        List<Note> notes = facts.notes().stream()
                .filter(note -> open.stream().anyMatch(input -> reaches(input, note, facts)))
                .toList();
        if (notes.isEmpty()) {
            return facts;
        }
        Extraction.Extracted extracted = extraction.read(
                facts.subject().map(Subject::id).orElse(""), extractor, notes, minds.extractor(extractor));
        NoteFacts said = NoteEvidence.of(extracted.mentions(), extracted.items(), facts, extracted.late() > 0);
        Facts complete = facts.withNotes(said, extracted.remarks());
        return complete.withNotes(said, troubles(open, complete));
    }

    private static boolean reaches(Input input, Note note, Facts facts) {
        return input.scope().notes().map(window -> window.contains(note, facts)).orElse(false);
    }

    /** Why notes did not answer inputs of which the chart's silence says something; of a missing one its reading tells. */
    private List<Remark> troubles(List<Input> open, Facts facts) {
        List<Remark> troubles = new ArrayList<>();
        for (Input input : open) {
            Reading reading = minds.inputs().read(input, facts);
            boolean answered =
                    reading.from().stream().anyMatch(fact -> fact.quotation().isPresent());
            if (!answered && !(reading instanceof Reading.Missing)) {
                InputReader.trouble(input, facts).ifPresent(troubles::add);
            }
        }
        return troubles;
    }
}
