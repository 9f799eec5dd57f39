package org.bedside.text;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Takes the words out of RTF: what a reader sees, headers and footers included, without fonts, styles, pictures, objects,
 * fields' instructions and hidden or deleted text. Rich Text Format Specification 1.9.1. Reads in one pass; groups nested too
 * deeply end it.
 */
final class RtfText {

    /** Groups; writers of RTF stay below a hundred. */
    private static final int DEEPEST = 1_000;
    /** Digits of a parameter that are read; the specification's numbers have ten. */
    private static final int DIGITS = 10;

    private final String rtf;
    private final Places.Builder out = new Places.Builder();
    private final Deque<RtfGroup> outer = new ArrayDeque<>();
    private final CodePages codePages = new CodePages();
    private RtfGroup group = new RtfGroup(CodePages.WINDOWS);
    private int at;
    /** Characters still to be passed over, being a fallback. */
    private int skip;
    /** Bytes in hexadecimal that have not become characters yet, and where the first of them stands. */
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private int bytesBegin;

    private RtfText(String rtf) {
        this.rtf = rtf;
    }

    static NoteText.Taken of(String rtf) throws NoteText.Unreadable {
        if (!rtf.stripLeading().startsWith("{\\rtf")) {
            throw new NoteText.Unreadable("the note is labelled as RTF and is none");
        }
        RtfText text = new RtfText(rtf);
        boolean whole = text.read();
        return new NoteText.Taken(
                text.out.build(rtf), whole ? "" : "the note's RTF is broken; it was read up to there");
    }

    /** Whether all groups that opened were closed, and not too many were open at once. */
    private boolean read() {
        while (at < rtf.length() && !out.full()) {
            int begin = at;
            char c = rtf.charAt(at++);
            if (c == '\\' && at < rtf.length()) {
                escape(begin);
            } else if (c == '{') {
                flush(begin);
                if (outer.size() >= DEEPEST) {
                    return false;
                }
                outer.push(group);
                group = group.inner();
                skip = 0;
            } else if (c == '}') {
                flush(begin);
                if (outer.isEmpty()) {
                    return false;
                }
                close(begin);
                if (outer.isEmpty()) {
                    return true; // what follows the document is none of it
                }
            } else if (c != '\r' && c != '\n' && c != '\0') {
                flush(begin);
                character(c, begin, at);
            }
        }
        flush(at);
        return outer.isEmpty() || out.full();
    }

    private void close(int place) {
        if (group.apart && !group.silent) {
            out.line(place);
        }
        group = outer.pop();
        skip = 0;
    }

    private void escape(int begin) {
        char c = rtf.charAt(at);
        if (letter(c)) {
            control(begin);
            return;
        }
        at++;
        if (c == '\'') {
            hexadecimal(begin);
            return;
        }
        flush(begin);
        switch (c) {
            case '\\', '{', '}' -> character(c, begin, at);
            case '~' -> character('\u00a0', begin, at);
            case '_' -> character('\u2011', begin, at);
            case '\r', '\n' -> character('\n', begin, at);
            case '*' -> group.silent = true;
            default -> {
                // an optional hyphen, an index mark: not seen
            }
        }
    }

    private void hexadecimal(int begin) {
        if (at + 2 > rtf.length()) {
            at = rtf.length();
            return;
        }
        int high = Character.digit(rtf.charAt(at), 16);
        int low = Character.digit(rtf.charAt(at + 1), 16);
        if (high < 0 || low < 0) {
            return;
        }
        at += 2;
        if (skip > 0) {
            skip--;
        } else if (seen()) {
            if (bytes.size() == 0) {
                bytesBegin = begin;
            }
            bytes.write(high << 4 | low);
        }
    }

    /** Makes characters of the bytes before a place: each of its own byte, or, where several bytes make one, of them all. */
    private void flush(int end) {
        int size = bytes.size();
        if (size == 0) {
            return;
        }
        String decoded = bytes.toString(group.charset);
        bytes.reset();
        int width = (end - bytesBegin) / size;
        boolean each = decoded.length() == size && end - bytesBegin == width * size;
        for (int i = 0; i < decoded.length(); i++) {
            int from = each ? bytesBegin + i * width : bytesBegin;
            out.append(decoded.charAt(i), from, each ? from + width : end);
        }
    }

    /** A control word: letters, perhaps a number, and one space that belongs to it. */
    private void control(int begin) {
        int from = at;
        while (at < rtf.length() && letter(rtf.charAt(at))) {
            at++;
        }
        String word = rtf.substring(from, at);
        int number = at;
        if (at < rtf.length() && rtf.charAt(at) == '-') {
            at++;
        }
        while (at < rtf.length() && at - number <= DIGITS && digit(rtf.charAt(at))) {
            at++;
        }
        boolean given = at > number && digit(rtf.charAt(at - 1));
        at = given ? at : number;
        long value = given ? Long.parseLong(rtf.substring(number, at)) : 1;
        if (at < rtf.length() && rtf.charAt(at) == ' ') {
            at++;
        }
        flush(begin);
        if (word.equals("bin")) {
            at = given && value > 0 ? (int) Math.min(rtf.length(), at + value) : at;
        } else if (RtfWords.SIGNS.containsKey(word)) {
            character(RtfWords.sign(word), begin, at);
        } else if (RtfWords.LINES.contains(word)) {
            character('\n', begin, at);
        } else if (RtfWords.CELLS.contains(word)) {
            if (seen()) {
                out.space(begin);
            }
        } else if (word.equals("u")) {
            if (given) {
                skip = 0;
                character((char) value, begin, at); // a signed 16-bit number
            }
            skip = group.fallback;
        } else {
            setting(word, value, begin);
        }
    }

    private void setting(String word, long value, int begin) {
        if (RtfWords.SILENT.contains(word)) {
            group.silent = true;
            group.fonts = word.equals("fonttbl");
        } else if (RtfWords.APART.contains(word)) {
            group.silent = word.equals("shptxt") ? false : group.silent;
            group.apart = true;
            if (!group.silent) {
                out.line(begin);
            }
        } else {
            switch (word) {
                case "uc" -> group.fallback = (int) Math.max(0, Math.min(value, DIGITS));
                case "v", "deleted" -> group.hidden = value != 0;
                case "plain" -> group.hidden = false;
                case "ansicpg" -> group.charset = codePages.document((int) value);
                case "mac" -> group.charset = codePages.document(CodePages.MACINTOSH);
                case "pc" -> group.charset = codePages.document(437);
                case "pca" -> group.charset = codePages.document(850);
                case "f" -> {
                    if (group.fonts) {
                        codePages.define((int) value);
                    } else {
                        group.charset = codePages.font((int) value);
                    }
                }
                case "fcharset" -> codePages.charset((int) value);
                default -> {
                    // says how it looks
                }
            }
        }
    }

    private boolean seen() {
        return !group.silent && !group.hidden;
    }

    private void character(char c, int begin, int end) {
        if (skip > 0) {
            skip--;
        } else if (seen()) {
            out.append(c, begin, end);
        }
    }

    private static boolean letter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }
}
