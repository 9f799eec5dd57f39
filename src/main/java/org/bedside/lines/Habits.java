package org.bedside.lines;

import java.util.regex.Pattern;

/** What sentences about tobacco, alcohol and other habits have in common: lists under one negation, and changes of the subject. */
final class Habits {

    static final Pattern SENTENCE = Pattern.compile("[.!?](?=\\s|$)|;|\u2022");

    private static final Pattern NO_HISTORY = Pattern.compile(
            "\\b(?:no|denies|denied|denying|without|negative for)\\W+(?:\\w+\\W+){0,4}?(?:history|hx) of");
    private static final Pattern NEGATION = Pattern.compile(
            "\\b(?:denies|denied|denying|no|none|never|negative|neg|without|nor|not|doesn't|don't|didn't|non)\\b|\\(-\\)|\\bnon-?smok\\w*|^\\W*-\\s?tob");
    /** A piece of a list with a verb or an amount of its own is not under the negation before it. */
    private static final Pattern OWN = Pattern.compile(
            "\\b(?:drinks|smokes|uses|takes|admits|endorses|reports|consumes|consumed|chews|vapes|dips|does|has|had|is|was|were|are|lives|works|worked|married|single|retired|social\\w*|occasional\\w*|rare\\w*|quit|former\\w*|ex|current\\w*|positive|yes)\\b|\\d|\\+");
    /** "denies STD history": a negation of something that is no habit. */
    private static final Pattern DENIES_ELSE = Pattern.compile(
            "\\b(?:denies|denied|denying|no|not|without)\\s+(?!any\\b|use\\b|us(?:ed|ing)\\b|the use|alcohol|et-?oh|drink|drunk|drank|smok|tobacco|cig|nicotine|vap|chew|more\\b|longer|since|current|recent|significant|heavy|daily|abus|problem|withdraw|binge|regular|history|hx\\b|h/o|beer|wine|liquor|at all|in\\b|now\\b|for\\b)\\w+");

    private Habits() {}

    /** "No history of" taken as "no". */
    static Clause withoutHistory(Clause said) {
        return new Clause(NO_HISTORY.matcher(said.lower()).replaceAll("no "), said.begin());
    }

    static boolean negated(Clause piece) {
        return piece.has(NEGATION);
    }

    /**
     * The negation that holds for the piece of a list after this one.
     *
     * @param before the one that holds for this
     */
    static String carried(String before, Clause piece) {
        if (negated(piece)) {
            return "denies ";
        }
        return piece.has(OWN) ? "" : before;
    }

    /** Whether a piece without a word of the subject denies something else. */
    static boolean deniesElse(Clause piece) {
        return piece.has(DENIES_ELSE);
    }
}
