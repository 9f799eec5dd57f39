package org.bedside.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bedside.evidence.Note;
import org.bedside.evidence.Remark;
import org.bedside.evidence.Remark.Reason;

/**
 * The words of a note without markup, and where each character stands in the text that came. Immutable.
 *
 * @param plain what a reader sees, at most {@value #LONGEST} characters
 * @param places per character of {@code plain} its index in {@code source}; empty where they are the same
 * @param source what places and offsets of findings point into: the note's text; of a PDF, whose text has no places in
 *     the file, {@code plain} itself
 */
public record NoteText(String plain, Places places, String source) {

    /** Longer notes are cut: nobody wrote them by hand, and the time to read them grows with their length. */
    public static final int LONGEST = 1_000_000;

    /** Above this share of control and replacement characters a text is a binary file in disguise. */
    private static final double RUBBISH = 0.05;

    /** What came out: a text unless the note cannot be read, and what was left out. */
    public record Outcome(Optional<NoteText> text, List<Remark> remarks) {}

    /**
     * What was taken out of markup.
     *
     * @param fault why it was read in part only, as a sentence; {@code ""} if it was read to its end
     */
    record Taken(NoteText text, String fault) {}

    /** Says why a document cannot be read at all. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        Unreadable(String detail) {
            super(detail);
        }

        String detail() {
            return String.valueOf(getMessage());
        }
    }

    /** The words of a note, or why there are none. */
    public static Outcome of(Note note) {
        if (note.text().isBlank()) {
            return refused(note, Reason.MISSING, "the note is empty");
        }
        Optional<Taken> taken;
        try {
            taken = taken(note);
        } catch (Unreadable unreadable) {
            return refused(note, Reason.MALFORMED, unreadable.detail());
        }
        if (taken.isEmpty()) {
            return refused(note, Reason.VALUE, "notes are read as plain text, HTML, RTF, C-CDA or PDF only");
        }
        NoteText text = taken.get().text();
        if (text.plain().isBlank()) {
            return refused(note, Reason.MISSING, "the note holds no words");
        }
        if (rubbish(text.plain())) {
            return refused(note, Reason.MALFORMED, "the note is no text, or of another character set");
        }
        List<Remark> remarks = new ArrayList<>();
        if (text.plain().length() >= LONGEST || note.text().length() > longest(note.mediaType())) {
            remarks.add(
                    remark(note, Reason.TOO_MANY, "only the first " + LONGEST + " characters of the note were read"));
        }
        if (!taken.get().fault().isEmpty()) {
            remarks.add(remark(note, Reason.MALFORMED, taken.get().fault()));
        }
        return new Outcome(Optional.of(text), List.copyOf(remarks));
    }

    private static Optional<Taken> taken(Note note) throws Unreadable {
        int limit = longest(note.mediaType());
        String source = note.text().length() > limit ? note.text().substring(0, limit) : note.text();
        return switch (note.mediaType()) {
            case "text/plain", "text/markdown" -> whole(new NoteText(source, Places.SAME, source));
            case "text/html", "application/xhtml+xml" -> whole(HtmlText.of(source));
            case "application/rtf", "text/rtf" -> Optional.of(RtfText.of(source));
            case "application/hl7-cda+xml", "application/xml", "text/xml", "application/hl7-v3+xml" ->
                Optional.of(CdaText.of(source));
            case "application/pdf" -> Optional.of(PdfText.of(source));
            default -> Optional.empty();
        };
    }

    private static Optional<Taken> whole(NoteText text) {
        return Optional.of(new Taken(text, ""));
    }

    /** Where most is markup, pictures or entries, a document may be longer than what is taken out of it. */
    private static int longest(String mediaType) {
        return mediaType.startsWith("text/plain") || mediaType.contains("html") || mediaType.equals("text/markdown")
                ? LONGEST
                : PdfText.LARGEST;
    }

    private static Outcome refused(Note note, Reason reason, String detail) {
        return new Outcome(Optional.empty(), List.of(remark(note, reason, detail)));
    }

    private static Remark remark(Note note, Reason reason, String detail) {
        return new Remark(reason, note.source().reference(), detail);
    }

    private static boolean rubbish(String text) {
        long bad = text.chars()
                .filter(c -> c == '\ufffd' || (Character.isISOControl(c) && !Character.isWhitespace(c)))
                .count();
        return bad > RUBBISH * text.length();
    }
}
