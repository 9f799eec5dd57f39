package org.bedside.evidence;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
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

    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonElement() {}

    /** A string. */
    public static JsonElement string(String text) {
        return new Leaf(Leaf.Kind.STRING, text);
    }

    static JsonElement integer(String digits) {
        return new Leaf(Leaf.Kind.INTEGER, digits);
    }

    static JsonElement decimal(String digits) {
        return new Leaf(Leaf.Kind.DECIMAL, digits);
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

    /** A string, number or boolean, null or nothing. */
    private static final class Leaf extends JsonElement {

        enum Kind {
            STRING,
            INTEGER,
            DECIMAL,
            BOOLEAN,
            NULL,
            MISSING
        }

        private final Kind kind;
        private final String text;

        Leaf(Kind kind, String text) {
            this.kind = kind;
            this.text = text;
        }

        @Override
        public Node node() {
            return isNothing() ? ABSENT : this;
        }

        @Override
        public boolean isString() {
            return kind == Kind.STRING;
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
            return text;
        }

        @Override
        List<Node> nodes() {
            return isNothing() ? List.of() : List.of(this);
        }

        @Override
        void write(JsonGenerator out) throws IOException {
            switch (kind) {
                case STRING -> out.writeString(text);
                case INTEGER, DECIMAL -> out.writeNumber(text);
                case BOOLEAN -> out.writeBoolean(this == TRUE);
                default -> out.writeNull();
            }
        }
    }

    /** An array. */
    public static final class Items extends JsonElement {

        private final List<JsonElement> items = new ArrayList<>(4);

        /** Adds one more. */
        public void add(JsonElement item) {
            items.add(item);
        }

        @Override
        public List<JsonElement> items() {
            return Collections.unmodifiableList(items);
        }

        @Override
        public boolean isArray() {
            return true;
        }

        @Override
        List<Node> nodes() {
            List<Node> nodes = new ArrayList<>(items.size());
            for (JsonElement item : items) {
                if (!item.isNothing()) {
                    nodes.add(item);
                }
            }
            return nodes;
        }

        @Override
        Node first() {
            for (JsonElement item : items) {
                if (!item.isNothing()) {
                    return item;
                }
            }
            return ABSENT;
        }

        @Override
        void write(JsonGenerator out) throws IOException {
            out.writeStartArray();
            for (JsonElement item : items) {
                item.write(out);
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

        private static final int FIRST = 4;
        private static final int FEW = 16;

        private String[] names = new String[FIRST];
        private JsonElement[] values = new JsonElement[FIRST];
        private int size;
        private @Nullable Map<String, Integer> places;

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

        /** Whether there was no field of this name yet; else nothing changes. */
        boolean add(String name, JsonElement value) {
            if (indexOf(name) >= 0) {
                return false;
            }
            append(name, value);
            return true;
        }

        private void append(String name, JsonElement value) {
            if (size == names.length) {
                names = Arrays.copyOf(names, 2 * size);
                values = Arrays.copyOf(values, 2 * size);
            }
            names[size] = name;
            values[size] = value;
            if (places != null) {
                places.put(name, size);
            } else if (size == FEW) {
                Map<String, Integer> all = new HashMap<>();
                for (int at = 0; at <= size; at++) {
                    all.put(names[at], at);
                }
                places = all;
            }
            size++;
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
