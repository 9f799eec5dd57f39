package org.bedside.catalog;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Reads the JSON files of a folder; what cannot be read is a fault. */
final class Json {

    static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /** The object in a file of the folder. */
    static Optional<Fields> read(Folder folder, String file, Faults faults) {
        return bytes(folder, file, faults).flatMap(bytes -> parse(bytes, file, faults));
    }

    static Optional<byte[]> bytes(Folder folder, String file, Faults faults) {
        try (InputStream stream = folder.open(file)) {
            return Optional.of(stream.readAllBytes());
        } catch (NoSuchFileException missing) {
            faults.add(file, "there is no such file");
        } catch (IOException unreadable) {
            faults.add(file, "cannot be read: " + unreadable.getMessage());
        }
        return Optional.empty();
    }

    private static Optional<Fields> parse(byte[] bytes, String file, Faults faults) {
        try {
            JsonNode tree = MAPPER.readTree(bytes);
            if (!tree.isObject()) {
                faults.add(file, "not a JSON object");
                return Optional.empty();
            }
            duplicates(bytes, file, faults);
            return Optional.of(new Fields(tree, file, "", faults));
        } catch (JsonProcessingException broken) {
            faults.add(place(file, broken.getLocation()), "not JSON: " + broken.getOriginalMessage());
        } catch (IOException unreadable) {
            faults.add(file, "cannot be read: " + unreadable.getMessage());
        }
        return Optional.empty();
    }

    private static String place(String file, JsonLocation location) {
        return file + " line " + location.getLineNr();
    }

    private static void duplicates(byte[] bytes, String file, Faults faults) throws IOException {
        try (JsonParser parser = MAPPER.createParser(bytes)) {
            Deque<Set<String>> open = new ArrayDeque<>();
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    open.push(new HashSet<>());
                } else if (token == JsonToken.END_OBJECT) {
                    open.pop();
                } else if (token == JsonToken.FIELD_NAME && !open.element().add(parser.currentName())) {
                    faults.add(
                            place(file, parser.currentLocation()),
                            "\"" + parser.currentName() + "\" stands there twice");
                }
            }
        }
    }
}
