package org.bedside.concepts;

import java.util.HashMap;
import java.util.Map;

/**
 * The abbreviations that a text defines, as in "tardive dyskinesia (TD)", found as A. S. Schwartz and M. A. Hearst do
 * (Pacific Symposium on Biocomputing 2003, pages 451 to 462).
 */
final class Abbreviations {

    private static final int SHORTEST = 2;
    private static final int LONGEST = 10;

    private Abbreviations() {}

    /** What each short form stands for, both as written; the first definition counts. */
    static Map<String, String> of(String text) {
        Map<String, String> found = new HashMap<>();
        for (int open = text.indexOf('('); open >= 0; open = text.indexOf('(', open + 1)) {
            int close = text.indexOf(')', open);
            if (close < 0) {
                break;
            }
            int nested = text.indexOf('(', open + 1);
            if (nested >= 0 && nested < close) {
                continue;
            }
            String inside = text.substring(open + 1, close);
            int cut = cut(inside);
            String shortForm = inside.substring(0, cut).strip();
            if (usable(shortForm)) {
                int begin = longForm(shortForm, text, start(text, open, shortForm), open);
                if (begin >= 0) {
                    found.putIfAbsent(shortForm, text.substring(begin, open).strip());
                }
            }
        }
        return found;
    }

    private static int cut(String inside) {
        int cut = inside.length();
        for (char sign : new char[] {',', ';'}) {
            int at = inside.indexOf(sign);
            cut = at >= 0 ? Math.min(cut, at) : cut;
        }
        return cut;
    }

    private static boolean usable(String form) {
        return form.length() >= SHORTEST
                && form.length() <= LONGEST
                && form.chars().filter(c -> c == ' ').count() <= 1
                && Character.isLetterOrDigit(form.charAt(0))
                && form.chars().anyMatch(Character::isLetter);
    }

    /** Where the longest possible long form begins: min(|A| + 5, 2|A|) words before the bracket, within its sentence. */
    private static int start(String text, int open, String shortForm) {
        int words = Math.min(shortForm.length() + 5, 2 * shortForm.length());
        int at = Math.max(0, open - 1);
        while (at > 0 && text.charAt(at) == ' ') {
            at--;
        }
        while (at > 0 && words > 0) {
            char c = text.charAt(at - 1);
            boolean ends = c == ' ' && at >= 2 && (text.charAt(at - 2) == '.' || text.charAt(at - 2) == ';');
            if (ends || c == '\n') {
                return at;
            }
            words -= c == ' ' ? 1 : 0;
            at--;
        }
        return words == 0 ? at + 1 : at;
    }

    /** Where the shortest long form begins whose letters hold the short form's in order; -1 if there is none. */
    private static int longForm(String shortForm, String text, int from, int open) {
        int at = open - 1;
        for (int i = shortForm.length() - 1; i >= 0; i--) {
            char c = Character.toLowerCase(shortForm.charAt(i));
            if (!Character.isLetterOrDigit(c)) {
                continue;
            }
            boolean first = i == 0;
            while (at >= from
                    && (Character.toLowerCase(text.charAt(at)) != c
                            || (first && at > from && Character.isLetterOrDigit(text.charAt(at - 1))))) {
                at--;
            }
            if (at < from) {
                return -1;
            }
            at--;
        }
        int begin = at + 1;
        boolean longer = text.substring(begin, open).strip().length() > shortForm.length();
        return longer ? begin : -1;
    }
}
