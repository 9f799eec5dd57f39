package org.bedside.lines;

import java.util.Optional;

/**
 * A stretch of a line with its meaning in a prescription, end exclusive.
 *
 * @param value the normalised route, frequency or change
 */
record SigTag(SigWord.Kind kind, int begin, int end, String value, Optional<Amount> amount) {

    SigTag(SigWord.Kind kind, int begin, int end, String value) {
        this(kind, begin, end, value, Optional.empty());
    }

    boolean is(SigWord.Kind wanted) {
        return kind == wanted;
    }
}
