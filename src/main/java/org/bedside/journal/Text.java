package org.bedside.journal;

/** Text as every database takes it: PostgreSQL refuses the character NUL, and surrogates without their other half. */
final class Text {

    private static final char REPLACEMENT = '\uFFFD';

    private Text() {}

    /** The same text; the very same object if there was nothing to replace. */
    static String storable(String text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == 0 || Character.isSurrogate(c)) {
                return replaced(text);
            }
        }
        return text;
    }

    private static String replaced(String text) {
        var kept = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) ? REPLACEMENT : c)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
