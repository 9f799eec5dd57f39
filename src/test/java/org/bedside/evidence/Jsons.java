package org.bedside.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/** JSON that tests have made with Jackson, as it would be read from a request. */
public final class Jsons {

    private static final JsonReader READER = new JsonReader(1000);

    private Jsons() {}

    public static Node node(JsonNode json) {
        return read(json.toString()).node();
    }

    public static JsonElement read(String json) {
        try {
            return READER.read(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
