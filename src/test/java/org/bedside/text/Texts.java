package org.bedside.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.bedside.evidence.Note;
import org.bedside.evidence.Remark;
import org.bedside.evidence.Source;
import org.bedside.evidence.When;

/** Notes of nobody in a media type, and what is read of them. */
final class Texts {

    private Texts() {}

    static NoteText.Outcome read(String mediaType, String text) {
        Source source = new Source("DocumentReference/n1", "1", Source.Origin.PREFETCH);
        When when = When.at(Instant.parse("2024-05-01T10:00:00Z"));
        return NoteText.of(new Note(mediaType, text, "Note", List.of(), when, source));
    }

    /** The text of a note that is read without a remark. */
    static NoteText whole(String mediaType, String text) {
        NoteText.Outcome outcome = read(mediaType, text);
        assertEquals(List.of(), outcome.remarks());
        return outcome.text().orElseThrow();
    }

    /** Of the source, what the words of the plain text were made of. */
    static String source(NoteText text, String words) {
        int at = text.plain().indexOf(words);
        assertEquals(true, at >= 0, text.plain());
        return text.source().substring(text.places().begin(at), text.places().end(at + words.length() - 1));
    }

    static void refused(Remark.Reason reason, String detail, NoteText.Outcome outcome) {
        assertEquals(true, outcome.text().isEmpty());
        assertEquals(List.of(new Remark(reason, "DocumentReference/n1", detail)), outcome.remarks());
    }
}
