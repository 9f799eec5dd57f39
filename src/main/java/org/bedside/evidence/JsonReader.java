package org.bedside.evidence;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;

/** Reads JSON without duplicate names and with nothing behind it into {@link JsonElement}s. Thread-safe. */
public final class JsonReader {

    private final JsonFactory factory;

    /** @param constraints how deep and how long things may be */
    public JsonReader(StreamReadConstraints constraints) {
        // Names that strangers choose have no place in a table of the whole process.
        this.factory = new JsonFactoryBuilder()
                .streamReadConstraints(constraints)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .build();
    }

    /** {@link JsonElement#MISSING} if there is nothing but white space; throws what Jackson throws. */
    public JsonElement read(byte[] json) throws IOException {
        try (JsonParser parser = factory.createParser(json)) {
            return read(parser);
        }
    }

    /** {@link JsonElement#MISSING} if there is nothing but white space; throws what Jackson throws. */
    public JsonElement read(String json) throws IOException {
        try (JsonParser parser = factory.createParser(json)) {
            return read(parser);
        }
    }

    private static JsonElement read(JsonParser parser) throws IOException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            return JsonElement.MISSING;
        }
        JsonElement json = element(parser, token);
        if (parser.nextToken() != null) {
            throw new JsonParseException(parser, "something follows the end");
        }
        return json;
    }

    /** Calls itself as deep as the JSON nests, which the parser bounds. */
    private static JsonElement element(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> JsonElement.string(parser.getText());
            case VALUE_NUMBER_INT -> JsonElement.integer(parser.getText());
            case VALUE_NUMBER_FLOAT -> JsonElement.decimal(parser.getText());
            case VALUE_TRUE -> JsonElement.TRUE;
            case VALUE_FALSE -> JsonElement.FALSE;
            case VALUE_NULL -> JsonElement.NULL;
            default -> throw new JsonParseException(parser, "no value where one should be");
        };
    }

    private static JsonElement object(JsonParser parser) throws IOException {
        JsonElement.Fields fields = new JsonElement.Fields();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            if (!fields.add(name, element(parser, next(parser)))) {
                throw new JsonParseException(parser, "a name stands twice in one object");
            }
        }
        return fields;
    }

    private static JsonElement array(JsonParser parser) throws IOException {
        JsonElement.Items items = new JsonElement.Items();
        for (JsonToken token = next(parser); token != JsonToken.END_ARRAY; token = next(parser)) {
            items.add(element(parser, token));
        }
        return items;
    }

    private static JsonToken next(JsonParser parser) throws IOException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw new JsonParseException(parser, "ends before its end");
        }
        return token;
    }
}
