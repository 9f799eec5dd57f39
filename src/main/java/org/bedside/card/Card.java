package org.bedside.card;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bedside.evidence.Coding;

/**
 * A CDS Hooks card. It cannot break the limits of CDS Hooks 2.0, "Card Attributes".
 *
 * @param uuid by which feedback names it
 * @param summary one sentence, {@link #LONGEST_SUMMARY} characters at most
 * @param detail GitHub Flavored Markdown, patient text escaped; {@code ""} for none
 * @param selection how many of the suggestions the clinician may choose
 * @param overrideReasons each with code, system and display
 */
public record Card(
        UUID uuid,
        String summary,
        String detail,
        Indicator indicator,
        CardSource source,
        Selection selection,
        List<Suggestion> suggestions,
        List<Coding> overrideReasons,
        List<Link> links) {

    /** "less than 140": CDS Hooks 2.0, "Card Attributes". */
    public static final int LONGEST_SUMMARY = 139;

    public Card {
        if (!fits(summary)) {
            throw new IllegalArgumentException("a summary has 1 to " + LONGEST_SUMMARY + " characters");
        }
        suggestions = List.copyOf(suggestions);
        overrideReasons = List.copyOf(overrideReasons);
        links = List.copyOf(links);
        for (Coding reason : overrideReasons) {
            if (reason.code().isEmpty()
                    || reason.system().isEmpty()
                    || reason.display().isEmpty()) {
                throw new IllegalArgumentException("an override reason has code, system and display");
            }
        }
        if (selection == Selection.AT_MOST_ONE
                && suggestions.stream().filter(Suggestion::recommended).count() > 1) {
            throw new IllegalArgumentException("at most one suggestion is recommended where at most one is chosen");
        }
    }

    /** Whether a text may be a summary: not blank, and no longer than {@link #LONGEST_SUMMARY} code points. */
    public static boolean fits(String summary) {
        return !summary.isBlank() && summary.codePointCount(0, summary.length()) <= LONGEST_SUMMARY;
    }

    /** This card with one more link. */
    public Card withLink(Link link) {
        List<Link> more = new ArrayList<>(links);
        more.add(link);
        return new Card(uuid, summary, detail, indicator, source, selection, suggestions, overrideReasons, more);
    }

    /** This card with one more suggestion. */
    public Card withSuggestion(Suggestion suggestion) {
        List<Suggestion> more = new ArrayList<>(suggestions);
        more.add(suggestion);
        return new Card(uuid, summary, detail, indicator, source, selection, more, overrideReasons, links);
    }

    /** How many suggestions of a card may be chosen. */
    public enum Selection {
        AT_MOST_ONE,
        ANY;

        /** As the protocol writes it. */
        public String code() {
            return switch (this) {
                case AT_MOST_ONE -> "at-most-one";
                case ANY -> "any";
            };
        }
    }

    /** How urgent a card is. */
    public enum Indicator {
        INFO,
        WARNING,
        CRITICAL;

        /** As the protocol writes it. */
        public String code() {
            return switch (this) {
                case INFO -> "info";
                case WARNING -> "warning";
                case CRITICAL -> "critical";
            };
        }
    }

    /**
     * Who speaks.
     *
     * @param label model or rule and its version
     * @param url its page, absolute; {@code ""} for none
     * @param topic what it is about, with code and system; without both for none
     */
    public record CardSource(String label, String url, Coding topic) {
        public CardSource {
            if (label.isBlank()) {
                throw new IllegalArgumentException("a card says who speaks");
            }
            if (topic.code().isEmpty() != topic.system().isEmpty()) {
                throw new IllegalArgumentException("a topic has code and system");
            }
            if (!url.isEmpty() && !Link.absolute(url)) {
                throw new IllegalArgumentException("a source's url is absolute");
            }
        }
    }
}
