package org.bedside.hooks;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bedside.catalog.ModelFolder;
import org.bedside.evidence.JsonElement;
import org.bedside.evidence.JsonReader;
import org.bedside.evidence.MalformedJson;

/** Reads request bodies: bounded, UTF-8 JSON objects without duplicate keys. Thread-safe. */
final class Body {

    private static final Set<String> MEDIA = Set.of("application/json", "application/fhir+json", "text/json");
    private static final Set<String> CHARSETS = Set.of("utf-8", "utf8", "us-ascii");

    /** Bytes up to which memory is taken for a body before it has come. */
    private static final int BELIEVED = 256 * 1024;

    private final int limit;
    private final JsonReader reader;

    Body(HookSettings settings) {
        this.limit = settings.bodyLimit();
        this.reader = new JsonReader(settings.depthLimit());
    }

    /** A body as JSON, and the SHA-256 of its bytes in hexadecimal. */
    record Parsed(JsonElement json, String fingerprint) {}

    Checked<Parsed> read(HttpServletRequest request) {
        Optional<Problem> wrong = media(request);
        if (wrong.isPresent()) {
            return new Checked.Bad<>(wrong.get());
        }
        if (request.getContentLengthLong() > limit) {
            return tooLarge();
        }
        byte[] bytes;
        try (InputStream in = request.getInputStream()) {
            bytes = all(in, request.getContentLengthLong());
        } catch (IOException brokenOff) {
            return new Checked.Bad<>(Problem.invalid("the body could not be read to its end", ""));
        }
        if (bytes.length > limit) {
            return tooLarge();
        }
        return parsed(bytes);
    }

    /** Into an array of the length that is announced, if nobody loses much by a false one. */
    private byte[] all(InputStream in, long announced) throws IOException {
        if (announced <= 0 || announced > BELIEVED) {
            return in.readNBytes(limit + 1);
        }
        byte[] bytes = new byte[(int) announced];
        int read = in.readNBytes(bytes, 0, bytes.length);
        return read == bytes.length ? bytes : Arrays.copyOf(bytes, read);
    }

    /** The JSON object that these bytes are, and their fingerprint. */
    Checked<Parsed> parsed(byte[] bytes) {
        return parse(bytes)
                .fold(
                        json -> new Checked.Good<>(new Parsed(json, ModelFolder.sha256(bytes))),
                        problem -> new Checked.Bad<>(problem));
    }

    private Checked<Parsed> tooLarge() {
        return new Checked.Bad<>(new Problem(413, "too-long", "the body is longer than " + limit + " bytes", ""));
    }

    private static Optional<Problem> media(HttpServletRequest request) {
        String type =
                request.getContentType() == null ? "" : request.getContentType().toLowerCase(Locale.ROOT);
        String[] parts = type.split(";", -1);
        if (!MEDIA.contains(parts[0].trim())) {
            return Optional.of(new Problem(415, "not-supported", "the body must be application/json", ""));
        }
        for (int at = 1; at < parts.length; at++) {
            String[] parameter = parts[at].trim().split("=", 2);
            if (parameter[0].equals("charset")
                    && parameter.length == 2
                    && !CHARSETS.contains(parameter[1].replace("\"", ""))) {
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

    /** Asked only of what is malformed, to say why. */
    private static boolean isUtf8(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(8192);
        CoderResult result = decoder.decode(in, out, true);
        while (result.isOverflow()) {
            out.clear();
            result = decoder.decode(in, out, true);
        }
        return result.isUnderflow();
    }

    /** The JSON object that these bytes are. */
    Checked<JsonElement> parse(byte[] bytes) {
        if (bytes.length == 0) {
            return new Checked.Bad<>(Problem.invalid("the body is empty", ""));
        }
        if (looksLikeUtf16(bytes)) {
            return notUtf8();
        }
        try {
            JsonElement json = reader.read(bytes);
            return json.isObject()
                    ? new Checked.Good<>(json)
                    : new Checked.Bad<>(Problem.invalid("the body is not a JSON object", ""));
        } catch (MalformedJson malformed) {
            return isUtf8(bytes) ? new Checked.Bad<>(problem(malformed)) : notUtf8();
        }
    }

    private static Checked<JsonElement> notUtf8() {
        return new Checked.Bad<>(Problem.invalid("the body is not UTF-8", ""));
    }

    private static Problem problem(MalformedJson malformed) {
        return malformed.beyondLimits()
                ? Problem.invalid("the JSON nests too deeply or holds a name or number too long", "")
                : Problem.invalid(
                        "the body is not well-formed JSON without duplicate keys, near byte " + malformed.at(), "");
    }
}
