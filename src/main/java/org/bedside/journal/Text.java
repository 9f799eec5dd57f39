package org.bedside.journal;

import java.nio.charset.StandardCharsets;

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

    /** Whether it is a UUID in its 36 characters, in either case. */
    static boolean isUuid(String text) {
        if (text.length() != 36) {
            return false;
        }
        for (int at = 0; at < 36; at++) {
            boolean dash = at == 8 || at == 13 || at == 18 || at == 23;
            char c = text.charAt(at);
            if (dash ? c != '-' : !isLowerHex(c) && !(c >= 'A' && c <= 'F')) {
                return false;
            }
        }
        return true;
    }

    /** Whether it is a SHA-256 in lower-case hexadecimal. */
    static boolean isSha256(String text) {
        if (text.length() != 64) {
            return false;
        }
        for (int at = 0; at < 64; at++) {
            if (!isLowerHex(text.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLowerHex(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }

    /** How many bytes of UTF-8 it takes; of a text that can never be too long, how many characters. */
    static int utf8Length(String text) {
        return text.length() <= Entry.LONGEST / 3 ? text.length() : text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String replaced(String text) {
        var kept = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) ? REPLACEMENT : c)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
