package org.bedside.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One reading of one document, in one pass over its bytes. Strings and numbers are checked and their places noted;
 * texts are made when they are asked for. The stack of what is open bounds memory by the length of the document.
 */
final class JsonParse {

    private static final int NAME_LIMIT = 1024;
    private static final int NUMBER_LIMIT = 1000;

    /** In bytes: from here on it is worth to look out for what is repeated. */
    static final int LONG = 4096;

    private final byte[] bytes;
    private final int depthLimit;
    private final JsonNames table;

    /** Only of a long document: in a short one little is repeated, and this would cost more than it saves. */
    private final @Nullable JsonStrings strings;

    /** By the number of the name under which an object stands, which its arrays pass on; at last those without. */
    private final @Nullable JsonShape[] shapes;

    private int at;
    private int depth;

    /** Names and values of the objects and arrays that are open, outer ones below. */
    private String[] names = new String[32];

    /** Of the names, in the table; negative for one that is not in it. */
    private int[] numbers = new int[32];

    private JsonElement[] values = new JsonElement[32];
    private int top;

    /** Of the string read last: whether its bytes are its characters. */
    private boolean plain;

    JsonParse(byte[] bytes, int depthLimit) {
        this.bytes = bytes;
        this.depthLimit = depthLimit;
        this.table = new JsonNames(bytes);
        this.strings = bytes.length < LONG ? null : new JsonStrings(bytes);
        this.shapes = new JsonShape[table.room() + 1];
    }

    JsonElement document() throws MalformedJson {
        if (bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF) {
            at = 3;
        }
        if (next() < 0) {
            return JsonElement.MISSING;
        }
        JsonElement json = value(next(), table.room());
        if (next() >= 0) {
            throw unexpected("something follows the end");
        }
        return json;
    }

    /** The first byte from here that is no white space, which is not passed; negative at the end. */
    private int next() throws MalformedJson {
        while (at < bytes.length) {
            int next = bytes[at];
            if (next > ' ') {
                return next;
            }
            if (next != ' ' && next != '\n' && next != '\r' && next != '\t') {
                throw unexpected("no JSON");
            }
            at++;
        }
        return -1;
    }

    /** Calls itself as deep as the JSON nests, which is bounded. */
    private JsonElement value(int first, int under) throws MalformedJson {
        return switch (first) {
            case '"' -> string();
            case '{' -> object(under);
            case '[' -> array(under);
            case 't' -> literal("true", JsonElement.TRUE);
            case 'f' -> literal("false", JsonElement.FALSE);
            case 'n' -> literal("null", JsonElement.NULL);
            default -> number(first);
        };
    }

    private JsonElement literal(String word, JsonElement value) throws MalformedJson {
        for (int place = 0; place < word.length(); place++) {
            if (at == bytes.length || bytes[at] != word.charAt(place)) {
                throw unexpected("no value where one should be");
            }
            at++;
        }
        return value;
    }

    private JsonElement string() throws MalformedJson {
        int from = at + 1;
        int to = closing(from);
        at = to + 1;
        return strings != null && plain && from + Long.BYTES <= bytes.length
                ? strings.at(from, to)
                : JsonElement.string(bytes, from, to, plain);
    }

    /** The place of the quotation mark that closes the string which begins here. */
    private int closing(int from) throws MalformedJson {
        plain = true;
        int place = JsonBytes.special(bytes, from);
        while (place < bytes.length && bytes[place] != '"') {
            plain = false;
            place = JsonBytes.special(bytes, place + unusual(place));
        }
        if (place >= bytes.length) {
            at = bytes.length;
            throw unexpected("a string does not end");
        }
        return place;
    }

    /** The length of what is here, an escape or a character that is not ASCII. */
    private int unusual(int place) throws MalformedJson {
        int length = bytes[place] == '\\' ? escape(place) : bytes[place] < 0 ? JsonBytes.character(bytes, place) : 0;
        if (length == 0) {
            at = place;
            throw unexpected("a string with what cannot be in one");
        }
        return length;
    }

    private int escape(int place) {
        int letter = place + 1 < bytes.length ? bytes[place + 1] : -1;
        return switch (letter) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> 2;
            case 'u' -> place + 6 <= bytes.length && JsonBytes.hexadecimal(bytes, place + 2) >= 0 ? 6 : 0;
            default -> 0;
        };
    }

    private JsonElement number(int first) throws MalformedJson {
        int from = at;
        if (first == '-') {
            at++;
        }
        boolean zero = at < bytes.length && bytes[at] == '0';
        if (digits() > 1 && zero) {
            throw unexpected("a number that begins with 0");
        }
        boolean whole = true;
        if (at < bytes.length && bytes[at] == '.') {
            at++;
            digits();
            whole = false;
        }
        if (at < bytes.length && (bytes[at] | 0x20) == 'e') {
            at++;
            if (at < bytes.length && (bytes[at] == '+' || bytes[at] == '-')) {
                at++;
            }
            digits();
            whole = false;
        }
        if (at - from > NUMBER_LIMIT) {
            throw MalformedJson.beyond("a number of more than " + NUMBER_LIMIT + " characters", at);
        }
        return JsonElement.number(bytes, from, at, whole);
    }

    /** Passes one digit or more. */
    private int digits() throws MalformedJson {
        int from = at;
        while (at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        if (at == from) {
            throw unexpected("no value where one should be");
        }
        return at - from;
    }

    private JsonElement array(int under) throws MalformedJson {
        open();
        int base = top;
        int next = next();
        if (next != ']') {
            while (true) {
                push(value(next, under));
                next = next();
                if (next != ',') {
                    break;
                }
                at++;
                next = next();
            }
        }
        if (next != ']') {
            throw unexpected("an array does not go on");
        }
        close();
        return new JsonElement.Items(taken(base));
    }

    /** The values from here to the top, which it is then. */
    private JsonElement[] taken(int base) {
        JsonElement[] taken = new JsonElement[top - base];
        System.arraycopy(values, base, taken, 0, taken.length);
        top = base;
        return taken;
    }

    private JsonElement object(int under) throws MalformedJson {
        open();
        int base = top;
        JsonShape shape = shapes[under];
        int next = next();
        if (next != '}') {
            while (true) {
                if (next != '"') {
                    throw unexpected("no name where one should be");
                }
                room();
                int slot = top;
                int place = slot - base;
                int number;
                if (shape != null && shape.stands(place, bytes, at + 1)) {
                    number = shape.number(place);
                    at += shape.length(place) + 2;
                } else {
                    if (shape != null) {
                        shape.copy(place, names, numbers, base);
                        shape = null;
                    }
                    number = name();
                }
                if (next() != ':') {
                    throw unexpected("no colon behind a name");
                }
                at++;
                top++;
                JsonElement value = value(next(), number < 0 ? table.room() : number);
                values[slot] = value;
                next = next();
                if (next != ',') {
                    break;
                }
                at++;
                next = next();
            }
        }
        if (next != '}') {
            throw unexpected("an object does not go on");
        }
        close();
        return closed(base, under, shape);
    }

    /** The object of the names and values from here to the top; of the shape, unless it turned out to be another. */
    private JsonElement closed(int base, int under, @Nullable JsonShape shape) throws MalformedJson {
        int size = top - base;
        JsonElement[] own = taken(base);
        if (shape != null) {
            return new JsonElement.Fields(shape.names(size), own);
        }
        String[] called = Arrays.copyOfRange(names, base, base + size);
        JsonElement.Fields object = new JsonElement.Fields(called, own);
        if (!object.distinct()) {
            throw unexpected("a name stands twice in one object");
        }
        if (strings != null) {
            shapes[under] = JsonShape.of(called, Arrays.copyOfRange(numbers, base, base + size), table);
        }
        return object;
    }

    /** Reads a name to where the next value will be pushed; its number, negative if it has none. */
    private int name() throws MalformedJson {
        int from = at + 1;
        int to = closing(from);
        if (to - from > NAME_LIMIT) {
            throw MalformedJson.beyond("a name of more than " + NAME_LIMIT + " bytes", at);
        }
        int number = plain && from + Long.BYTES <= bytes.length ? table.number(from, to) : -1;
        names[top] = number >= 0 ? table.name(number) : text(from, to);
        numbers[top] = number;
        at = to + 1;
        return number;
    }

    private String text(int from, int to) {
        return plain
                ? new String(bytes, from, to - from, StandardCharsets.ISO_8859_1)
                : JsonBytes.decoded(bytes, from, to);
    }

    private void open() throws MalformedJson {
        at++;
        depth++;
        if (depth > depthLimit) {
            throw MalformedJson.beyond("more than " + depthLimit + " objects and arrays in each other", at);
        }
    }

    private void close() {
        at++;
        depth--;
    }

    private void push(JsonElement value) {
        room();
        values[top] = value;
        top++;
    }

    private void room() {
        if (top == values.length) {
            names = Arrays.copyOf(names, 2 * top);
            numbers = Arrays.copyOf(numbers, 2 * top);
            values = Arrays.copyOf(values, 2 * top);
        }
    }

    private MalformedJson unexpected(String what) {
        return MalformedJson.unexpected(what, at);
    }
}
