package org.bedside.text;

import java.util.Arrays;
import java.util.Locale;

/** The tokens of one sentence, with their places in the text that it was cut from. Immutable and thread-safe. */
public final class Tokens {

    private static final int LETTERS = 1;
    private static final int DIGITS = 2;
    private static final int SIGN = 3;

    private final String[] words;
    private final String[] lower;
    private final int[] begins;
    private final int[] ends;

    private Tokens(String[] words, String[] lower, int[] begins, int[] ends) {
        this.words = words;
        this.lower = lower;
        this.begins = begins;
        this.ends = ends;
    }

    /** The tokens between two places of a text: runs of letters, runs of digits, and every other sign by itself. */
    public static Tokens of(CharSequence text, int begin, int end) {
        int count = 0;
        int[] begins = new int[(end - begin) / 2 + 1];
        int[] ends = new int[begins.length];
        int at = begin;
        while (at < end) {
            int start = at++;
            if (blank(text.charAt(start))) {
                continue;
            }
            int kind = kind(text.charAt(start));
            while (kind != SIGN && at < end && kind(text.charAt(at)) == kind) {
                at++;
            }
            if (count == begins.length) {
                begins = Arrays.copyOf(begins, 2 * count);
                ends = Arrays.copyOf(ends, 2 * count);
            }
            begins[count] = start;
            ends[count++] = at;
        }
        String[] words = new String[count];
        String[] lower = new String[count];
        for (int i = 0; i < count; i++) {
            words[i] = text.subSequence(begins[i], ends[i]).toString();
            lower[i] = words[i].toLowerCase(Locale.ROOT);
        }
        return new Tokens(words, lower, Arrays.copyOf(begins, count), Arrays.copyOf(ends, count));
    }

    /** Whether a character only separates. */
    public static boolean blank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static int kind(char c) {
        if (c >= '0' && c <= '9') {
            return DIGITS;
        }
        boolean letter =
                Character.isLetter(c) || Character.isSurrogate(c) || Character.getType(c) == Character.NON_SPACING_MARK;
        return letter ? LETTERS : SIGN;
    }

    /** How many tokens. */
    public int size() {
        return words.length;
    }

    /** The i-th token as written. */
    public String word(int i) {
        return words[i];
    }

    /** The i-th token in lower case. */
    public String lower(int i) {
        return lower[i];
    }

    /** Index of the i-th token's first UTF-16 unit. */
    public int begin(int i) {
        return begins[i];
    }

    /** Index after the i-th token's last UTF-16 unit. */
    public int end(int i) {
        return ends[i];
    }

    /** The tokens from one to another, end exclusive, with their places. */
    public Tokens slice(int from, int to) {
        if (from == 0 && to == size()) {
            return this;
        }
        return new Tokens(
                Arrays.copyOfRange(words, from, to),
                Arrays.copyOfRange(lower, from, to),
                Arrays.copyOfRange(begins, from, to),
                Arrays.copyOfRange(ends, from, to));
    }

    /** All tokens as written. */
    public String[] words() {
        return words.clone();
    }
}
