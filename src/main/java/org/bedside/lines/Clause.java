package org.bedside.lines;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stretch of a line in lower case, with its place in the text.
 *
 * @param begin of its first character
 */
record Clause(String lower, int begin) {

    /** A whole line. */
    static Clause of(Line line) {
        int begin = line.begin(0);
        return new Clause(lower(line.text(), begin, line.end(line.size() - 1)), begin);
    }

    /** Character by character, so that places stay the same. */
    private static String lower(String text, int begin, int end) {
        char[] lower = new char[end - begin];
        for (int i = 0; i < lower.length; i++) {
            char c = Character.toLowerCase(text.charAt(begin + i));
            lower[i] = c == '\u00a0' || c == '\n' || c == '\t' || c == '\r'
                    ? ' '
                    : c == '\u2013' ? '-' : c == '\u2019' ? '\'' : c;
        }
        return new String(lower);
    }

    boolean has(Pattern pattern) {
        return pattern.matcher(lower).find();
    }

    /** What is left where the matches of a pattern are taken out; places are no longer those of the text. */
    Clause replaced(Pattern pattern) {
        return new Clause(pattern.matcher(lower).replaceAll(" "), begin);
    }

    /** The pieces between the matches of a separator; blank ones are left out. */
    List<Clause> split(Pattern separator) {
        List<Clause> pieces = new ArrayList<>();
        Matcher matcher = separator.matcher(lower);
        int from = 0;
        while (matcher.find()) {
            add(pieces, from, matcher.start());
            from = matcher.end();
        }
        add(pieces, from, lower.length());
        return pieces;
    }

    private void add(List<Clause> pieces, int from, int to) {
        if (to > from && !lower.substring(from, to).isBlank()) {
            pieces.add(new Clause(lower.substring(from, to), begin + from));
        }
    }

    /** The pieces between the matches of a separator outside brackets; blank ones are left out. */
    List<Clause> splitOutside(Pattern separator) {
        List<Clause> pieces = new ArrayList<>();
        Matcher matcher = separator.matcher(lower);
        int from = 0;
        int depth = 0;
        int seen = 0;
        while (matcher.find()) {
            for (; seen < matcher.start(); seen++) {
                char c = lower.charAt(seen);
                depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
            }
            if (depth <= 0) {
                add(pieces, from, matcher.start());
                from = matcher.end();
            }
        }
        add(pieces, from, lower.length());
        return pieces;
    }

    Clause sub(int from, int to) {
        return new Clause(lower.substring(from, to), begin + from);
    }

    /** Without what matches at its beginning and at its end, as often as it does, and without blanks. */
    Clause without(Pattern first, Pattern last) {
        Clause clause = this;
        for (int length = -1; length != clause.lower.length(); ) {
            length = clause.lower.length();
            clause = clause.stripped();
            Matcher head = first.matcher(clause.lower);
            while (head.lookingAt() && head.end() > 0) {
                clause = clause.sub(head.end(), clause.lower.length()).stripped();
                head = first.matcher(clause.lower);
            }
            Matcher tail = last.matcher(clause.lower);
            clause = tail.find() ? clause.sub(0, tail.start()) : clause;
        }
        return clause;
    }

    private Clause stripped() {
        String front = lower.stripLeading();
        int from = lower.length() - front.length();
        return new Clause(front.stripTrailing(), begin + from);
    }

    Part part(String text) {
        return new Part(text.substring(begin, begin + lower.length()), begin, begin + lower.length());
    }

    /** The part of the text that a group of a match in this clause covers. */
    Part part(String text, Matcher matcher, int group) {
        int from = begin + matcher.start(group);
        int to = begin + matcher.end(group);
        return new Part(text.substring(from, to), from, to);
    }
}
