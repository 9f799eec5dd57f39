package org.bedside.evidence;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The bytes of JSON strings: where what is not a plain character stands, and which characters they are. */
final class JsonBytes {

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHEST_BITS = ONES << 7;

    private JsonBytes() {}

    /** The eight bytes from here, the first of them the lowest. */
    static long eight(byte[] bytes, int from) {
        return (long) EIGHT.get(bytes, from);
    }

    /** The first eight bytes between these places, or all with zeros behind; from the first on there must be eight. */
    static long begin(byte[] bytes, int from, int to) {
        long eight = eight(bytes, from);
        return to - from < Long.BYTES ? eight & ((1L << (8 * (to - from))) - 1) : eight;
    }

    /** Whether these bytes and those are the same, eight at once; from the first of each on there must be eight. */
    static boolean same(byte[] bytes, int from, int to, int otherFrom, int otherTo) {
        int length = to - from;
        if (length != otherTo - otherFrom || begin(bytes, from, to) != begin(bytes, otherFrom, otherTo)) {
            return false;
        }
        for (int done = Long.BYTES; done < length; done += Long.BYTES) {
            int at = Math.min(done, length - Long.BYTES);
            if (eight(bytes, from + at) != eight(bytes, otherFrom + at)) {
                return false;
            }
        }
        return true;
    }

    /** Of the first and last eight bytes and the length; from the first on there must be eight. */
    static int hash(byte[] bytes, int from, int to) {
        int length = to - from;
        long end = length < Long.BYTES ? length : eight(bytes, to - Long.BYTES) * 31 + length;
        long mixed = (begin(bytes, from, to) ^ (end * 0x9E3779B97F4A7C15L)) * 0xC2B2AE3D27D4EB4FL;
        return (int) (mixed >>> 32);
    }

    /** How large a table for a document should be: a power of two, and no larger than its making is worth. */
    static int places(byte[] document) {
        return Integer.highestOneBit(Math.max(16, Math.min(256, document.length / 4)));
    }

    /** Where in a table of so many places what has this hash belongs. */
    static int place(int hash, int places) {
        return hash >>> (Integer.numberOfLeadingZeros(places) + 1);
    }

    /**
     * The lowest bit set is in the first of eight bytes that is a quotation mark, a backslash, a control character or
     * not ASCII; 0 if there is none. Bits above the lowest mean nothing, for borrows run upwards.
     */
    static long special(long eight) {
        // Two changes places with 0x20 and no control character leaves its range: one comparison finds both.
        long quotes = (eight ^ 0x02 * ONES) - 0x21 * ONES;
        long backslashes = (eight ^ 0x5C * ONES) - ONES;
        return (((quotes | backslashes) & ~eight) | eight) & HIGHEST_BITS;
    }

    /** The place of the first such byte from here, or the length. */
    static int special(byte[] bytes, int from) {
        int at = from;
        while (at + Long.BYTES <= bytes.length) {
            long found = special(eight(bytes, at));
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >>> 3);
            }
            at += Long.BYTES;
        }
        while (at < bytes.length && bytes[at] >= ' ' && bytes[at] != '"' && bytes[at] != '\\') {
            at++;
        }
        return at;
    }

    /**
     * How many bytes the character has that begins here, if it is one of two to four bytes of well-formed UTF-8
     * (Unicode 15, table 3-7: nothing overlong, no surrogates, nothing above U+10FFFF); else 0.
     */
    static int character(byte[] bytes, int at) {
        int first = bytes[at] & 0xFF;
        int length = first < 0xC2 || first > 0xF4 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        if (length == 0 || at + length > bytes.length) {
            return 0;
        }
        int second = bytes[at + 1] & 0xFF;
        int low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
        int high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
        boolean well = second >= low && second <= high;
        for (int next = at + 2; next < at + length; next++) {
            well &= (bytes[next] & 0xC0) == 0x80;
        }
        return well ? length : 0;
    }

    /** The string between these places, which are known to hold well-formed UTF-8 and escapes. */
    static String decoded(byte[] bytes, int from, int to) {
        StringBuilder text = new StringBuilder(to - from);
        int begin = from;
        for (int at = from; at < to; at++) {
            if (bytes[at] == '\\') {
                text.append(new String(bytes, begin, at - begin, StandardCharsets.UTF_8));
                at++;
                if (bytes[at] == 'u') {
                    text.append((char) hexadecimal(bytes, at + 1));
                    at += 4;
                } else {
                    text.append(escaped(bytes[at]));
                }
                begin = at + 1;
            }
        }
        return text.append(new String(bytes, begin, to - begin, StandardCharsets.UTF_8))
                .toString();
    }

    /** The value of four hexadecimal digits, or a negative number. */
    static int hexadecimal(byte[] bytes, int at) {
        int value = 0;
        for (int digit = at; digit < at + 4; digit++) {
            value = value << 4 | digit(bytes[digit]);
        }
        return value;
    }

    /** Not {@link Character#digit}, which takes the digits of every script. */
    private static int digit(byte of) {
        if (of >= '0' && of <= '9') {
            return of - '0';
        }
        int letter = (of | 0x20) - 'a';
        return letter >= 0 && letter < 6 && of > 0 ? letter + 10 : -1;
    }

    private static char escaped(byte letter) {
        return switch (letter) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> (char) letter;
        };
    }
}
