package org.bedside.text;

import java.util.Arrays;
import org.jsoup.parser.Parser;

/** Where each character of a text without markup stands in the text with it. Immutable. */
public final class Places {

    /** Both texts are the same. */
    public static final Places SAME = new Places(new int[0], new int[0]);

    private final int[] begins;
    private final int[] ends;

    private Places(int[] begins, int[] ends) {
        this.begins = begins;
        this.ends = ends;
    }

    /** Index of the first unit that the i-th character came from. */
    public int begin(int i) {
        return begins.length == 0 ? i : begins[i];
    }

    /** Index after the last unit that the i-th character came from; an entity is several. */
    public int end(int i) {
        return ends.length == 0 ? i + 1 : ends[i];
    }

    /** Collects a text with its places, up to {@link NoteText#LONGEST} characters. */
    static final class Builder {

        /** The longest character reference, CounterClockwiseContourIntegral, with its signs. */
        private static final int REFERENCE = 34;

        private final StringBuilder plain = new StringBuilder();
        private int[] begins = new int[1024];
        private int[] ends = new int[1024];

        /** Whether there is no room for more. */
        boolean full() {
            return plain.length() >= NoteText.LONGEST;
        }

        void append(char c, int begin, int end) {
            int at = plain.length();
            if (full()) {
                return;
            }
            if (at == begins.length) {
                begins = Arrays.copyOf(begins, 2 * at);
                ends = Arrays.copyOf(ends, 2 * at);
            }
            begins[at] = begin;
            ends[at] = end;
            plain.append(c);
        }

        /** Starts a new line unless one has just begun. */
        void line(int place) {
            if (plain.length() > 0 && plain.charAt(plain.length() - 1) != '\n') {
                append('\n', place, place);
            }
        }

        /** One space, unless there is one. */
        void space(int place) {
            if (plain.length() > 0 && !Tokens.blank(plain.charAt(plain.length() - 1))) {
                append(' ', place, place + 1);
            }
        }

        /** What markup holds between two places, character references decoded; white space runs together unless verbatim. */
        void markup(String source, int from, int to, boolean verbatim) {
            for (int at = from; at < to; ) {
                int next = at + 1;
                String decoded = source.substring(at, next);
                if (decoded.equals("&")) {
                    int limit = Math.min(to, at + REFERENCE);
                    int semicolon = at + 1;
                    while (semicolon < limit && source.charAt(semicolon) != ';') {
                        semicolon++;
                    }
                    if (semicolon < limit) {
                        decoded = Parser.unescapeEntities(source.substring(at, semicolon + 1), false);
                        next = decoded.startsWith("&") && decoded.length() > 1 ? at + 1 : semicolon + 1;
                        decoded = next == at + 1 ? "&" : decoded;
                    }
                }
                for (int i = 0; i < decoded.length(); i++) {
                    character(decoded.charAt(i), at, next, verbatim);
                }
                at = next;
            }
        }

        /** One character; white space runs together unless verbatim. */
        void character(char c, int begin, int end, boolean verbatim) {
            if (Tokens.blank(c) && !verbatim) {
                space(begin);
            } else {
                append(c, begin, end);
            }
        }

        NoteText build(String source) {
            int size = plain.length();
            return new NoteText(
                    plain.toString(), new Places(Arrays.copyOf(begins, size), Arrays.copyOf(ends, size)), source);
        }
    }
}
