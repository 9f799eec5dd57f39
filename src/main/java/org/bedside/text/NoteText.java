package org.bedside.text;

import java.util.List;
import java.util.Optional;
import org.bedside.evidence.Note;
import org.bedside.evidence.Remark;

/**
 * The words of a note without markup, and where each character stands in the note's own text. Immutable.
 *
 * @param plain what a reader sees
 * @param places per character of {@code plain} its index in the note's text; empty where they are the same
 */
public record NoteText(String plain, Places places) {

    /** Longer notes are cut: nobody wrote them by hand, and the time to read them grows with their length. */
    public static final int LONGEST = 1_000_000;

    /** Above this share of control and replacement characters a text is a binary file in disguise. */
    private static final double RUBBISH = 0.05;

    /** What came out: a text unless the note cannot be read, and what was left out. */
    public record Outcome(Optional<NoteText> text, List<Remark> remarks) {}

    /** The words of a note, or why there are none. */
    public static Outcome of(Note note) {
        boolean html = switch (note.mediaType()) {
            case "text/html", "application/xhtml+xml" -> true;
            default -> false;
        };
        if (!html && !note.mediaType().equals("text/plain") && !note.mediaType().equals("text/markdown")) {
            return refused(note, Remark.Reason.VALUE, "notes are read as plain text or HTML only");
        }
        if (note.text().isBlank()) {
            return refused(note, Remark.Reason.MISSING, "the note is empty");
        }
        boolean cut = note.text().length() > LONGEST;
        String source = cut ? note.text().substring(0, LONGEST) : note.text();
        if (rubbish(source)) {
            return refused(note, Remark.Reason.MALFORMED, "the note is no text, or of another character set");
        }
        NoteText text = html ? HtmlText.of(source) : new NoteText(source, Places.SAME);
        if (text.plain().isBlank()) {
            return refused(note, Remark.Reason.MISSING, "the note is empty but for its markup");
        }
        List<Remark> remarks = cut
                ? List.of(remark(
                        note,
                        Remark.Reason.TOO_MANY,
                        "only the first " + LONGEST + " characters of the note were read"))
                : List.of();
        return new Outcome(Optional.of(text), remarks);
    }

    private static Outcome refused(Note note, Remark.Reason reason, String detail) {
        return new Outcome(Optional.empty(), List.of(remark(note, reason, detail)));
    }

    private static Remark remark(Note note, Remark.Reason reason, String detail) {
        return new Remark(reason, note.source().reference(), detail);
    }

    private static boolean rubbish(String text) {
        long bad = text.chars()
                .filter(c -> c == '\ufffd' || (Character.isISOControl(c) && !Character.isWhitespace(c)))
                .count();
        return bad > RUBBISH * text.length();
    }
}
