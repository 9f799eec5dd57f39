package org.bedside.tagging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The abbreviations that a document defines, "long form (SF)", by the method of Schwartz and Hearst (Pac Symp Biocomput
 * 2003:451), and where they stand.
 */
final class Abbreviations {

    /** Limits of Schwartz and Hearst: characters of a short form. */
    private static final int SHORTEST = 2;

    private static final int LONGEST = 10;
    /** The most tokens of a short form: "5-HT(1A)". */
    private static final int TOKENS = 5;
    /** The most tokens of a long form looked at. */
    private static final int WINDOW = 24;

    /** Per token the long form that it, as part of a short form, stands for: first token; -1 for none. */
    final int[] from;

    /** The token after the long form's last. */
    final int[] to;
    /** Per token the short form that it is part of: its first token and the one after its last. */
    final int[] start;

    final int[] end;
    /** Whether a token is part of a long form where it is defined. */
    final boolean[] defined;

    private final Words words;

    Abbreviations(Words words) {
        this.words = words;
        from = new int[words.size];
        to = new int[words.size];
        start = new int[words.size];
        end = new int[words.size];
        defined = new boolean[words.size];
        Arrays.fill(from, -1);
        Map<String, List<int[]>> byFirst = new HashMap<>();
        for (int i = 1; i < words.size; i++) {
            if (words.word[i].equals("(") && i > words.first[i]) {
                define(i, byFirst);
            }
        }
        if (!byFirst.isEmpty()) {
            apply(byFirst);
        }
    }

    private void define(int open, Map<String, List<int[]>> byFirst) {
        int close = open + 1;
        while (close < words.last[open] && close <= open + TOKENS && !stops(words.word[close])) {
            close++;
        }
        if (close == open + 1 || close >= words.last[open] || close > open + TOKENS) {
            return;
        }
        String shortForm = words.text().substring(words.begin(open + 1), words.end(close - 1));
        if (!isShortForm(shortForm)) {
            return;
        }
        int earliest = Math.max(words.first[open], open - WINDOW);
        String before = words.text().substring(words.begin(earliest), words.end(open - 1));
        int at = longForm(shortForm, before);
        if (at < 0) {
            return;
        }
        int begin = words.begin(earliest) + at;
        int first = open - 1;
        while (first > earliest && words.begin(first) > begin) {
            first--;
        }
        if (open - first > Math.min(shortForm.length() + 5, 2 * shortForm.length()) + 4) {
            return;
        }
        for (int i = first; i < open; i++) {
            defined[i] = true;
        }
        byFirst.computeIfAbsent(words.word[open + 1], key -> new ArrayList<>())
                .add(new int[] {open + 1, close, first, open});
    }

    private static boolean stops(String word) {
        return word.equals(")") || word.equals(";") || word.equals(",") || word.equals("(");
    }

    private static boolean isShortForm(String text) {
        if (text.length() < SHORTEST || text.length() > LONGEST || !Character.isLetterOrDigit(text.charAt(0))) {
            return false;
        }
        return text.chars().anyMatch(Character::isUpperCase)
                || (text.length() <= 5 && text.chars().allMatch(Character::isLetter));
    }

    /** Where in the text before it a short form's long form begins; -1: there is none. */
    static int longForm(String shortForm, String before) {
        int at = before.length() - 1;
        for (int s = shortForm.length() - 1; s >= 0; s--) {
            char c = Character.toLowerCase(shortForm.charAt(s));
            if (!Character.isLetterOrDigit(c)) {
                continue;
            }
            while (at >= 0
                    && (Character.toLowerCase(before.charAt(at)) != c
                            || (s == 0 && at > 0 && Character.isLetterOrDigit(before.charAt(at - 1))))) {
                at--;
            }
            if (at < 0) {
                return -1;
            }
            at--;
        }
        int begin = at + 1;
        while (begin > 0
                && !Character.isWhitespace(before.charAt(begin - 1))
                && before.charAt(begin - 1) != '-'
                && before.charAt(begin - 1) != '(') {
            begin--;
        }
        return before.length() - begin > shortForm.length() ? begin : -1;
    }

    private void apply(Map<String, List<int[]>> byFirst) {
        for (int i = 0; i < words.size; i++) {
            for (int[] known : byFirst.getOrDefault(words.word[i], List.of())) {
                int length = known[1] - known[0];
                if (i + length <= words.last[i] && same(i, known[0], length) && from[i] < 0) {
                    for (int j = i; j < i + length; j++) {
                        from[j] = known[2];
                        to[j] = known[3];
                        start[j] = i;
                        end[j] = i + length;
                    }
                    break;
                }
            }
        }
    }

    private boolean same(int a, int b, int length) {
        for (int i = 0; i < length; i++) {
            if (!words.word[a + i].equals(words.word[b + i])) {
                return false;
            }
        }
        return true;
    }
}
