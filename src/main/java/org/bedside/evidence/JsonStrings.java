package org.bedside.evidence;

import org.jspecify.annotations.Nullable;

/** Plain strings read lately from one document. Codes, systems and units come over and over. */
final class JsonStrings {

    private final byte[] bytes;
    private final @Nullable JsonElement[] strings;
    private final int[] froms;
    private final int[] tos;

    JsonStrings(byte[] bytes) {
        this.bytes = bytes;
        strings = new JsonElement[JsonBytes.places(bytes)];
        froms = new int[strings.length];
        tos = new int[strings.length];
    }

    /** The string between these places; the same element as lately, if it can be. From its first byte on there are eight. */
    JsonElement at(int from, int to) {
        int place = JsonBytes.place(JsonBytes.hash(bytes, from, to), strings.length);
        JsonElement known = strings[place];
        if (known != null && JsonBytes.same(bytes, from, to, froms[place], tos[place])) {
            return known;
        }
        JsonElement string = JsonElement.string(bytes, from, to, true);
        froms[place] = from;
        tos[place] = to;
        strings[place] = string;
        return string;
    }
}
