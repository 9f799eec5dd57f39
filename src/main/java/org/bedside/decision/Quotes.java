package org.bedside.decision;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.bedside.card.Markdown;
import org.bedside.evidence.Note;
import org.bedside.notes.Mention;

/** How cards quote notes, as Markdown. */
final class Quotes {

    /** A note's title comes from the request, at any length. */
    private static final int LONGEST_TITLE = 120;

    private Quotes() {}

    /** The words, the note and its day. */
    static void append(Asked asked, Mention mention, StringBuilder detail) {
        Note note = mention.note();
        LocalDate day = LocalDate.ofInstant(note.when().from(), asked.facts().zone());
        append(mention.finding().sentence(), note.title(), day, detail);
    }

    /** The words, the title of the note, if it has one, and its day. */
    static void append(String words, String title, LocalDate day, StringBuilder detail) {
        detail.append('\u201c')
                .append(Markdown.escape(words))
                .append("\u201d \u2014 ")
                .append(Markdown.excerpt(title.isEmpty() ? "Note" : title, LONGEST_TITLE))
                .append(", ")
                .append(day);
    }

    /** A number with its noun; empty if it is none. */
    static String counted(long count, String one, String many) {
        return count == 0 ? "" : count + " " + (count == 1 ? one : many);
    }

    /** What there is of some parts, with commas and "and" between. */
    static String listed(List<String> parts) {
        List<String> said = parts.stream().filter(part -> !part.isEmpty()).toList();
        int last = said.size() - 1;
        return last < 1 ? String.join("", said) : String.join(", ", said.subList(0, last)) + " and " + said.get(last);
    }

    /** A term in bold, as the start of an item. */
    static void item(String term, StringBuilder detail) {
        String capitalised = term.isEmpty() ? term : term.substring(0, 1).toUpperCase(Locale.ROOT) + term.substring(1);
        detail.append("\n- **").append(Markdown.escape(capitalised)).append("**");
    }
}
