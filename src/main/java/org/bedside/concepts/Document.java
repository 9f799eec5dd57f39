package org.bedside.concepts;

import java.util.List;

/** A text and the mentions in it that are to be coded, in any order. Immutable. */
public record Document(String text, List<Span> spans) {

    /** What a mention names. */
    public enum Kind {
        /** A drug or another chemical. */
        CHEMICAL(0),
        /** A disease, a sign or a symptom. */
        DISEASE(1);

        /** In files and hashes: never changes. */
        final int index;

        Kind(int index) {
            this.index = index;
        }
    }

    /** A mention from one UTF-16 unit of the text to another, end exclusive. */
    public record Span(Kind kind, int begin, int end) {
        public Span {
            if (begin < 0 || end <= begin) {
                throw new IllegalArgumentException("a mention has no length or begins before its text");
            }
        }
    }

    public Document {
        spans = List.copyOf(spans);
        for (Span span : spans) {
            if (span.end() > text.length()) {
                throw new IllegalArgumentException("a mention ends after its text");
            }
        }
    }
}
