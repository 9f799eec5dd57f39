package org.bedside.text;

import java.util.Arrays;

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

    /** Collects a text with its places. */
    static final class Builder {

        private final StringBuilder plain = new StringBuilder();
        private int[] begins = new int[1024];
        private int[] ends = new int[1024];

        void append(char c, int begin, int end) {
            int at = plain.length();
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

        NoteText build() {
            int size = plain.length();
            return new NoteText(plain.toString(), new Places(Arrays.copyOf(begins, size), Arrays.copyOf(ends, size)));
        }
    }
}
