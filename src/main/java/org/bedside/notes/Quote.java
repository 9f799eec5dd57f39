package org.bedside.notes;

import org.bedside.evidence.Note;
import org.bedside.text.Tokens;

/** Quotes a sentence around a finding, shortened at words where it is too long; line breaks become spaces. */
final class Quote {

    private static final String MORE = "\u2026";

    private Quote() {}

    /**
     * The quote of the text between two places.
     *
     * @param first index of the finding's first unit
     * @param last index after the finding's last unit
     */
    static String of(String text, Tokens sentence, int first, int last) {
        return of(text, sentence.begin(0), sentence.end(sentence.size() - 1), first, last);
    }

    private static String of(String text, int begin, int end, int first, int last) {
        if (end - begin <= Finding.QUOTE) {
            return plain(text.substring(begin, end));
        }
        int spare = Finding.QUOTE - 2 - Math.min(last - first, Finding.QUOTE - 2);
        int from = Math.max(begin, Math.min(first - spare / 2, end - (Finding.QUOTE - 2)));
        int to = Math.min(end, from + Finding.QUOTE - 2);
        from = from > begin ? forward(text, from, first) : from;
        to = to < end ? backward(text, to, last) : to;
        return (from > begin ? MORE : "") + plain(text.substring(from, to)) + (to < end ? MORE : "");
    }

    /** The line around a detail, as far as the note's text has lines; else what was read alone. */
    static String around(Note note, Detail detail) {
        String text = note.text();
        if (!note.mediaType().equals("text/plain") || detail.end() > text.length()) {
            return detail.text().substring(0, Math.min(detail.text().length(), Finding.QUOTE));
        }
        int begin = text.lastIndexOf('\n', detail.begin()) + 1;
        int newline = text.indexOf('\n', detail.end());
        int end = newline < 0 ? text.length() : newline;
        return of(text, begin, end, detail.begin(), detail.end()).strip();
    }

    private static int forward(String text, int from, int limit) {
        int at = from;
        while (at < limit && !Tokens.blank(text.charAt(at - 1))) {
            at++;
        }
        return at;
    }

    private static int backward(String text, int to, int limit) {
        int at = to;
        while (at > limit && !Tokens.blank(text.charAt(at))) {
            at--;
        }
        return at;
    }

    private static String plain(String words) {
        return words.replaceAll("[\\n\\r\\t]", " ");
    }
}
