package org.bedside.evidence;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON, for evidence and protocol alike: each element of what was read is at the same time the {@link Node} for it, so
 * that nothing is made when it is looked at. Numbers keep the digits they came with. Whoever makes an object or an array
 * may add to it until it is handed on.
 */
public abstract sealed class JsonElement implements Node {

    /** Where nothing is. */
    public static final JsonElement MISSING = new Leaf(Leaf.Kind.MISSING, "");

    static final JsonElement NULL = new Leaf(Leaf.Kind.NULL, "");
    static final JsonElement TRUE = new Leaf(Leaf.Kind.BOOLEAN, "true");
    static final JsonElement FALSE = new Leaf(Leaf.Kind.BOOLEAN, "false");

    /** For how many an object or an array has room at first. */
    private static final int FIRST = 4;

    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonElement() {}

    /** A string. */
    public static JsonElement string(String text) {
        return new Leaf(Leaf.Kind.STRING, text);
    }

    /** The string between these places; {@code plain} if it is ASCII without escapes. */
    static JsonElement string(byte[] json, int from, int to, boolean plain) {
        return new Leaf(plain ? Leaf.Kind.STRING : Leaf.Kind.ENCODED, json, from, to);
    }

    /** The number between these places; {@code whole} if it has neither fraction nor exponent. */
    static JsonElement number(byte[] json, int from, int to, boolean whole) {
        return new Leaf(whole ? Leaf.Kind.INTEGER : Leaf.Kind.DECIMAL, json, from, to);
    }

    /** Itself, or {@link Node#ABSENT} for JSON null and what is missing. */
    public Node node() {
        return this;
    }

    /** The field of this name; {@link #MISSING} where there is none, or no object. */
    public JsonElement path(String name) {
        return MISSING;
    }

    /** The elements of an array; of anything else, none. */
    public List<JsonElement> items() {
        return List.of();
    }

    public boolean isObject() {
        return false;
    }

    public boolean isArray() {
        return false;
    }

    public boolean isString() {
        return false;
    }

    public boolean isInteger() {
        return false;
    }

    /** JSON null or nothing at all. */
    public boolean isNothing() {
        return false;
    }

    /** JSON null. */
    public boolean isNull() {
        return this == NULL;
    }

    @Override
    public List<Node> all(String name) {
        return List.of();
    }

    @Override
    public Node at(String name) {
        return ABSENT;
    }

    @Override
    public Node choice(String name) {
        return ABSENT;
    }

    @Override
    public String type() {
        return "";
    }

    @Override
    public String text() {
        return "";
    }

    /** What {@link Node#all} gives for a field that holds this. */
    abstract List<Node> nodes();

    /** What {@link Node#at} gives for a field that holds this. */
    Node first() {
        return node();
    }

    abstract void write(JsonGenerator out) throws IOException;

    /** As JSON text, without white space. */
    @Override
    public String toString() {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            write(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /** A string, number or boolean, null or nothing. Of what was read, the text is made when it is first asked for. */
    private static final class Leaf extends JsonElement {

        enum Kind {
            STRING,
            ENCODED,
            INTEGER,
            DECIMAL,
            BOOLEAN,
            NULL,
            MISSING
        }

        private static final byte[] NOWHERE = {};

        private final Kind kind;
        private final byte[] json;
        private final int from;
        private final int to;

        /** Threads may each make it, for it is always the same, and a String is safe to share without locks. */
        private @Nullable String text;

        Leaf(Kind kind, String text) {
            this(kind, NOWHERE, 0, 0);
            this.text = text;
        }

        Leaf(Kind kind, byte[] json, int from, int to) {
            this.kind = kind;
            this.json = json;
            this.from = from;
            this.to = to;
        }

        @Override
        public Node node() {
            return isNothing() ? ABSENT : this;
        }

        @Override
        public boolean isString() {
            return kind == Kind.STRING || kind == Kind.ENCODED;
        }

        @Override
        public boolean isInteger() {
            return kind == Kind.INTEGER;
        }

        @Override
        public boolean isNothing() {
            return kind == Kind.NULL || kind == Kind.MISSING;
        }

        @Override
        public String text() {
            String made = text;
            if (made == null) {
                made = kind == Kind.ENCODED
                        ? JsonBytes.decoded(json, from, to)
                        : new String(json, from, to - from, StandardCharsets.ISO_8859_1);
                text = made;
            }
            return made;
        }

        @Override
        List<Node> nodes() {
            return isNothing() ? List.of() : List.of(this);
        }

        @Override
        void write(JsonGenerator out) throws IOException {
            switch (kind) {
                case STRING, ENCODED -> out.writeString(text());
                case INTEGER, DECIMAL -> out.writeNumber(text());
                case BOOLEAN -> out.writeBoolean(this == TRUE);
                default -> out.writeNull();
            }
        }
    }

    /** An array. */
    public static final class Items extends JsonElement {

        private JsonElement[] items;
        private int size;

        public Items() {
            this(new JsonElement[FIRST]);
            size = 0;
        }

        /** Takes this array for its own. */
        Items(JsonElement[] items) {
            this.items = items;
            size = items.length;
        }

        /** Adds one more. */
        public void add(JsonElement item) {
            if (size == items.length) {
                items = Arrays.copyOf(items, Math.max(FIRST, 2 * size));
            }
            items[size] = item;
            size++;
        }

        @Override
        public List<JsonElement> items() {
            return Collections.unmodifiableList(Arrays.asList(items).subList(0, size));
        }

        @Override
        public boolean isArray() {
            return true;
        }

        @Override
        List<Node> nodes() {
            List<Node> nodes = new ArrayList<>(size);
            for (int at = 0; at < size; at++) {
                if (!items[at].isNothing()) {
                    nodes.add(items[at]);
                }
            }
            return nodes;
        }

        @Override
        Node first() {
            for (int at = 0; at < size; at++) {
                if (!items[at].isNothing()) {
                    return items[at];
                }
            }
            return ABSENT;
        }

        @Override
        void write(JsonGenerator out) throws IOException {
            out.writeStartArray();
            for (int at = 0; at < size; at++) {
                items[at].write(out);
            }
            out.writeEndArray();
        }
    }

    /**
     * An object: names and values in two arrays, in order. FHIR's objects have four fields on average, for which a hash
     * table costs more to make than to do without. An object with many fields gets one all the same, so that a hostile
     * request cannot make us search for long.
     */
    public static final class Fields extends JsonElement {

        private static final int FEW = 16;

        private String[] names;
        private JsonElement[] values;
        private int size;
        private @Nullable Map<String, Integer> places;

        public Fields() {
            this(new String[FIRST], new JsonElement[FIRST]);
            size = 0;
        }

        /** Takes these arrays, which are of one length, full; the names may be another's too, so it writes to none. */
        Fields(String[] names, JsonElement[] values) {
            this.names = names;
            this.values = values;
            size = names.length;
            if (size > FEW) {
                places = places();
            }
        }

        private Map<String, Integer> places() {
            Map<String, Integer> all = new HashMap<>();
            for (int at = 0; at < size; at++) {
                all.put(names[at], at);
            }
            return all;
        }

        /** Whether each name stands here once. */
        boolean distinct() {
            if (places != null) {
                return places.size() == size;
            }
            for (int at = 1; at < size; at++) {
                if (indexOf(names[at]) < at) {
                    return false;
                }
            }
            return true;
        }

        /** Sets a field, in the place of one of this name if there is one. */
        public void put(String name, JsonElement value) {
            int at = indexOf(name);
            if (at < 0) {
                append(name, value);
            } else {
                values[at] = value;
            }
        }

        /** The object in this field; a new one, if something else or nothing is there. */
        public Fields object(String name) {
            return path(name) instanceof Fields fields ? fields : made(name, new Fields());
        }

        /** The array in this field; a new one, if something else or nothing is there. */
        public Items array(String name) {
            return path(name) instanceof Items items ? items : made(name, new Items());
        }

        private <T extends JsonElement> T made(String name, T value) {
            put(name, value);
            return value;
        }

        private void append(String name, JsonElement value) {
            if (size == names.length) {
                int more = Math.max(FIRST, 2 * size);
                names = Arrays.copyOf(names, more);
                values = Arrays.copyOf(values, more);
            }
            names[size] = name;
            values[size] = value;
            size++;
            if (places != null) {
                places.put(name, size - 1);
            } else if (size > FEW) {
                places = places();
            }
        }

        /** A string keeps its hash, and the parser hands out one string for each name, so comparing is nearly free. */
        private int indexOf(String name) {
            if (places != null) {
                return places.getOrDefault(name, -1);
            }
            int hash = name.hashCode();
            for (int at = 0; at < size; at++) {
                if (names[at].hashCode() == hash && names[at].equals(name)) {
                    return at;
                }
            }
            return -1;
        }

        @Override
        public JsonElement path(String name) {
            int at = indexOf(name);
            return at < 0 ? MISSING : values[at];
        }

        @Override
        public boolean isObject() {
            return true;
        }

        @Override
        public List<Node> all(String name) {
            return path(name).nodes();
        }

        @Override
        public Node at(String name) {
            return path(name).first();
        }

        @Override
        public Node choice(String name) {
            for (int at = 0; at < size; at++) {
                String key = names[at];
                if (key.length() > name.length()
                        && key.startsWith(name)
                        && Character.isUpperCase(key.charAt(name.length()))) {
                    JsonElement value = values[at];
                    return value.isNothing() ? ABSENT : new Choice(value, key.substring(name.length()));
                }
            }
            return ABSENT;
        }

        @Override
        public String type() {
            return path("resourceType").text();
        }

        @Override
        List<Node> nodes() {
            return List.of(this);
        }

        @Override
        void write(JsonGenerator out) throws IOException {
            out.writeStartObject();
            for (int at = 0; at < size; at++) {
                out.writeFieldName(names[at]);
                values[at].write(out);
            }
            out.writeEndObject();
        }
    }

    /** The value of a choice element, which knows its type by the name of its field. */
    private record Choice(JsonElement value, String type) implements Node {

        @Override
        public List<Node> all(String name) {
            return value.all(name);
        }

        @Override
        public Node at(String name) {
            return value.at(name);
        }

        @Override
        public Node choice(String name) {
            return value.choice(name);
        }

        @Override
        public String text() {
            return value.text();
        }
    }
}
