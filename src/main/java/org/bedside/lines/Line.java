package org.bedside.lines;

import java.util.Arrays;
import org.bedside.text.Tokens;

/**
 * A stretch of text as words: tokens, but that letters with dots between ("b.i.d.") are one word. Immutable and thread-safe.
 */
public final class Line {

    private final String text;
    private final Tokens tokens;
    private final String[] lower;
    /** Of each word its first token; one more that is the number of tokens. */
    private final int[] first;

    private Line(String text, Tokens tokens, String[] lower, int[] first) {
        this.text = text;
        this.tokens = tokens;
        this.lower = lower;
        this.first = first;
    }

    /** A whole text as a line. */
    public static Line of(String text) {
        return of(text, Tokens.of(text, 0, text.length()));
    }

    /** Some tokens of a text as a line. */
    public static Line of(String text, Tokens tokens) {
        String[] lower = new String[tokens.size()];
        int[] first = new int[tokens.size() + 1];
        int count = 0;
        for (int i = 0; i < tokens.size(); ) {
            int end = dotted(tokens, i);
            String word = tokens.lower(i);
            if (end > i + 1) {
                StringBuilder letters = new StringBuilder();
                for (int k = i; k < end; k += 2) {
                    letters.append(tokens.lower(k));
                }
                word = letters.toString();
            }
            lower[count] = word;
            first[count++] = i;
            i = end;
        }
        first[count] = tokens.size();
        return new Line(text, tokens, Arrays.copyOf(lower, count), Arrays.copyOf(first, count + 1));
    }

    /** The token after letters with dots between; also after "q." as in "q. day". */
    private static int dotted(Tokens tokens, int i) {
        if (!letter(tokens, i) || !sign(tokens, i + 1, ".") || gap(tokens, i + 1)) {
            return i + 1;
        }
        int end = i + 1;
        while (sign(tokens, end, ".") && !gap(tokens, end) && letter(tokens, end + 1) && !gap(tokens, end + 1)) {
            end += 2;
        }
        boolean one = end == i + 1;
        if (one) {
            return tokens.lower(i).equals("q") ? i + 2 : i + 1;
        }
        return sign(tokens, end, ".") && !gap(tokens, end) ? end + 1 : end;
    }

    private static boolean letter(Tokens tokens, int i) {
        return i < tokens.size()
                && tokens.end(i) - tokens.begin(i) == 1
                && Character.isLetter(tokens.lower(i).charAt(0));
    }

    private static boolean sign(Tokens tokens, int i, String sign) {
        return i < tokens.size() && tokens.lower(i).equals(sign);
    }

    private static boolean gap(Tokens tokens, int i) {
        return tokens.begin(i) > tokens.end(i - 1);
    }

    String text() {
        return text;
    }

    int size() {
        return lower.length;
    }

    /** The i-th word in lower case, without dots between letters; empty beyond both ends. */
    String lower(int i) {
        return i >= 0 && i < lower.length ? lower[i] : "";
    }

    boolean is(int i, String word) {
        return lower(i).equals(word);
    }

    char first(int i) {
        return text.charAt(begin(i));
    }

    boolean digits(int i) {
        return i >= 0 && i < size() && lower[i].charAt(0) >= '0' && lower[i].charAt(0) <= '9';
    }

    boolean letters(int i) {
        return i >= 0 && i < size() && Character.isLetter(lower[i].charAt(0));
    }

    int begin(int i) {
        return tokens.begin(first[i]);
    }

    int end(int i) {
        return tokens.end(first[i + 1] - 1);
    }

    /** Whether nothing separates a word from the one before. */
    boolean joined(int i) {
        return i > 0 && i < size() && begin(i) == end(i - 1);
    }

    /** The words from one to another, end exclusive, as written. */
    Part part(int from, int to) {
        return new Part(text.substring(begin(from), end(to - 1)), begin(from), end(to - 1));
    }

    /** Whether a sentence, or a line of text, ends before the i-th word. */
    boolean breaks(int i) {
        if (i <= 0 || i >= size()) {
            return true;
        }
        for (int at = end(i - 1); at < begin(i); at++) {
            if (text.charAt(at) == '\n' || text.charAt(at) == '\r') {
                return true;
            }
        }
        String before = lower[i - 1];
        boolean stop = before.equals(".") || before.equals("?") || before.equals("!");
        return before.equals(";")
                || before.equals("\u2022")
                || (stop && !joined(i) && !Character.isLowerCase(first(i)));
    }

    /** The word after the longest of some names that begins with the i-th word; i if none does. */
    int end(Names names, int i) {
        int end = names.end(tokens, first[i]);
        if (end <= first[i]) {
            return i;
        }
        int word = Arrays.binarySearch(first, end);
        return word >= 0 ? word : -word - 1;
    }

    /** Whether the i-th word is written in capitals only. */
    boolean capitals(int i) {
        for (int at = begin(i); at < end(i); at++) {
            if (Character.isLowerCase(text.charAt(at))) {
                return false;
            }
        }
        return true;
    }
}
