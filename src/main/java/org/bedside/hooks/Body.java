package org.bedside.hooks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** Reads request bodies: bounded, UTF-8 JSON objects without duplicate keys. Thread-safe. */
final class Body {

    private final int limit;
    private final ObjectReader reader;

    Body(HookSettings settings) {
        this.limit = settings.bodyLimit();
        StreamReadConstraints constraints = StreamReadConstraints.builder()
                .maxNestingDepth(settings.depthLimit())
                .maxStringLength(settings.bodyLimit())
                .maxNameLength(1024)
                .build();
        JsonFactory factory = new JsonFactoryBuilder()
                .streamReadConstraints(constraints)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .build();
        this.reader = JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build()
                .readerFor(JsonNode.class);
    }

    /** A body as JSON, and the SHA-256 of its bytes in hexadecimal. */
    record Parsed(ObjectNode json, String fingerprint) {}

    Checked<Parsed> read(HttpServletRequest request) throws IOException {
        Optional<Problem> wrong = media(request);
        if (wrong.isPresent()) {
            return new Checked.Bad<>(wrong.get());
        }
        if (request.getContentLengthLong() > limit) {
            return tooLarge();
        }
        byte[] bytes;
        try (InputStream in = request.getInputStream()) {
            bytes = in.readNBytes(limit + 1);
        }
        if (bytes.length > limit) {
            return tooLarge();
        }
        return parse(bytes)
                .fold(
                        json -> new Checked.Good<>(new Parsed(json, fingerprint(bytes))),
                        problem -> new Checked.Bad<>(problem));
    }

    private static String fingerprint(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }

    private Checked<Parsed> tooLarge() {
        return new Checked.Bad<>(new Problem(413, "too-long", "the body is longer than " + limit + " bytes", ""));
    }

    private static Optional<Problem> media(HttpServletRequest request) {
        String type =
                request.getContentType() == null ? "" : request.getContentType().toLowerCase(Locale.ROOT);
        String[] parts = type.split(";", 2);
        String media = parts[0].trim();
        boolean json =
                media.equals("application/json") || media.equals("application/fhir+json") || media.equals("text/json");
        if (!json) {
            return Optional.of(new Problem(415, "not-supported", "the body must be application/json", ""));
        }
        if (parts.length > 1 && parts[1].contains("charset")) {
            String charset = parts[1].substring(parts[1].indexOf("charset") + 7).replaceAll("[=\"' ]", "");
            if (!charset.startsWith("utf-8") && !charset.startsWith("utf8") && !charset.startsWith("us-ascii")) {
                return Optional.of(new Problem(415, "not-supported", "the body must be UTF-8", ""));
            }
        }
        String encoding = request.getHeader("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            return Optional.of(new Problem(415, "not-supported", "the body must not be compressed", ""));
        }
        return Optional.empty();
    }

    private static boolean looksLikeUtf16(byte[] bytes) {
        boolean marked = (bytes[0] & 0xFE) == 0xFE;
        return marked || bytes[0] == 0 || (bytes.length > 1 && bytes[1] == 0);
    }

    /** The JSON object that these bytes are. */
    Checked<ObjectNode> parse(byte[] bytes) {
        if (bytes.length == 0) {
            return new Checked.Bad<>(Problem.invalid("the body is empty", ""));
        }
        if (looksLikeUtf16(bytes)) {
            return new Checked.Bad<>(Problem.invalid("the body is not UTF-8", ""));
        }
        try {
            JsonNode json = reader.readTree(bytes);
            return json instanceof ObjectNode object
                    ? new Checked.Good<>(object)
                    : new Checked.Bad<>(Problem.invalid("the body is not a JSON object", ""));
        } catch (StreamConstraintsException beyond) {
            return new Checked.Bad<>(
                    Problem.invalid("the JSON nests too deeply or holds a name or number too long", ""));
        } catch (JsonProcessingException malformed) {
            long at = malformed.getLocation() == null
                    ? 0
                    : malformed.getLocation().getByteOffset();
            return new Checked.Bad<>(
                    Problem.invalid("the body is not well-formed JSON without duplicate keys, near byte " + at, ""));
        } catch (IOException notUtf8) {
            return new Checked.Bad<>(Problem.invalid("the body is not UTF-8", ""));
        }
    }
}
