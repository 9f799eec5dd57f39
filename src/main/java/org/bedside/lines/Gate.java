package org.bedside.lines;

import java.util.Set;

/** Tells quickly that a line has no word of a subject, by the first three or four letters of its words. Immutable. */
final class Gate {

    private static final int SHORT = 3;
    private static final int LONG = 4;

    private final Set<String> beginnings;

    /** A gate for words that begin so; shorter words are given whole. */
    Gate(String... beginnings) {
        this.beginnings = Set.of(beginnings);
    }

    boolean opens(Line line) {
        for (int i = 0; i < line.size(); i++) {
            String word = line.lower(i);
            if (beginnings.contains(word.length() > SHORT ? word.substring(0, SHORT) : word)
                    || (word.length() >= LONG && beginnings.contains(word.substring(0, LONG)))) {
                return true;
            }
        }
        return false;
    }
}
