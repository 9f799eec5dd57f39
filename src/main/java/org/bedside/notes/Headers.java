package org.bedside.notes;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bedside.text.Table;
import org.bedside.text.Terms;
import org.bedside.text.Tokens;

/** Recognises the headers of a note, as in {@code sections.tsv}. Immutable. */
final class Headers {

    /** The longest header, in tokens. */
    private static final int LONGEST = 9;
    /** Of an unknown header in capitals. */
    private static final int UNKNOWN_LONGEST = 5;

    private static final class Shipped {
        private static final Headers INSTANCE = new Headers();
    }

    /**
     * A header.
     *
     * @param section what it opens; empty for a heading within a section
     * @param end the token after it and its colon
     */
    record Header(Optional<Section> section, int end) {}

    private final Map<String, Optional<Section>> sections = new HashMap<>();

    private Headers() {
        Table.read(
                Headers.class,
                "sections.tsv",
                row -> sections.put(
                        Terms.key(row[0]),
                        row[1].equals("SAME") ? Optional.empty() : Optional.of(Section.valueOf(row[1]))));
    }

    static Headers shipped() {
        return Shipped.INSTANCE;
    }

    /**
     * The header that a sentence starts with.
     *
     * @param alone whether the sentence is all there is on its lines, so that a header needs no colon
     * @param open the section before; within some, an unknown header changes nothing
     */
    Optional<Header> at(Tokens sentence, boolean alone, Section open) {
        int first = 0;
        while (first < sentence.size() && decoration(sentence, first)) {
            first++;
        }
        Optional<Header> known = known(sentence, first, alone);
        return known.isPresent() ? known : unknown(sentence, first, alone, open);
    }

    /**
     * The next place within a sentence at which capitals and a colon begin a known header, or one of several words: the text
     * has lost its lines. The sentence's size where there is none.
     */
    int within(Tokens sentence, int from) {
        for (int i = Math.max(1, from); i < sentence.size(); i++) {
            if (capitals(sentence.word(i)) && !capitals(sentence.word(i - 1))) {
                int end = i + 1;
                while (end < sentence.size() && capitals(sentence.word(end))) {
                    end++;
                }
                boolean colon = end < sentence.size() && sentence.lower(end).equals(":");
                boolean several = end - i >= 2 && end - i <= UNKNOWN_LONGEST;
                if (colon && (several || sections.containsKey(Terms.key(sentence, i, end)))) {
                    return i;
                }
            }
        }
        return sentence.size();
    }

    private Optional<Header> known(Tokens sentence, int first, boolean alone) {
        for (int end = Math.min(sentence.size(), first + LONGEST); end > first; end--) {
            boolean colon = end < sentence.size() && sentence.lower(end).equals(":");
            boolean whole = alone && end == sentence.size();
            if (!colon && !whole) {
                continue;
            }
            Optional<Section> section = sections.get(Terms.key(sentence, first, end));
            if (section != null && (colon || sentence.end(end - 1) - sentence.begin(first) > 2)) {
                return Optional.of(new Header(section, Math.min(sentence.size(), end + 1)));
            }
        }
        return Optional.empty();
    }

    private static boolean decoration(Tokens sentence, int i) {
        String token = sentence.lower(i);
        boolean number = Character.isDigit(token.charAt(0))
                && i + 1 < sentence.size()
                && (sentence.lower(i + 1).equals(".") || sentence.lower(i + 1).equals(")"));
        return number || (token.length() == 1 && "#*=-.)\u2022>_".indexOf(token.charAt(0)) >= 0);
    }

    /** A line of capitals is a header that is not known, unless it may be an item of the section. */
    private static Optional<Header> unknown(Tokens sentence, int first, boolean alone, Section open) {
        boolean items = switch (open) {
            case ASSESSMENT, EXAM, REVIEW_OF_SYSTEMS, PROBLEMS, PAST_HISTORY, MEDICATIONS, RESULTS -> true;
            default -> false;
        };
        int end = first;
        while (end < sentence.size() && capitals(sentence.word(end))) {
            end++;
        }
        boolean colon = end < sentence.size() && sentence.lower(end).equals(":");
        boolean header = !items
                && end > first
                && end - first <= UNKNOWN_LONGEST
                && (colon
                        || (alone
                                && end == sentence.size()
                                && Lexicon.shipped().of(sentence, first, end).isEmpty()));
        return header
                ? Optional.of(new Header(Optional.of(Section.OTHER), Math.min(sentence.size(), end + 1)))
                : Optional.empty();
    }

    private static boolean capitals(String word) {
        return word.length() > 1 && word.chars().allMatch(Character::isUpperCase);
    }
}
