package org.bedside.evidence;

import java.nio.charset.StandardCharsets;

/**
 * Reads JSON (RFC 8259) in UTF-8 without duplicate names and with nothing behind it into {@link JsonElement}s; a byte
 * order mark before it is passed over. Thread-safe.
 */
public final class JsonReader {

    private final int depthLimit;

    /** @param depthLimit how many objects and arrays may stand in each other */
    public JsonReader(int depthLimit) {
        this.depthLimit = depthLimit;
    }

    /**
     * {@link JsonElement#MISSING} if there is nothing but white space.
     *
     * @param json is kept, and read when a text is asked for; not to be changed afterwards
     */
    public JsonElement read(byte[] json) throws MalformedJson {
        return new JsonParse(json, depthLimit).document();
    }

    /** {@link JsonElement#MISSING} if there is nothing but white space. */
    public JsonElement read(String json) throws MalformedJson {
        return read(json.getBytes(StandardCharsets.UTF_8));
    }
}
