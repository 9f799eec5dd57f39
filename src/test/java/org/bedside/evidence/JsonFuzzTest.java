package org.bedside.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What we read and refuse is what Jackson reads and refuses of what a strict decoder takes for UTF-8. */
class JsonFuzzTest {

    private static final JsonFactory JACKSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final byte[] TELLING =
            "{}[]\",:\\/0123456789.eE+-truefalsn \n\t\u0000\u001F\u007Fu\"\"\\\\".getBytes(StandardCharsets.US_ASCII);

    private static Optional<String> ours(byte[] json) {
        try {
            return Optional.of(new JsonReader(1000).read(json).toString());
        } catch (MalformedJson refused) {
            return Optional.empty();
        }
    }

    private static Optional<String> jackson(byte[] json) throws IOException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(json))
                    .toString();
            return Optional.of(copy(text.startsWith("\uFEFF") ? text.substring(1) : text));
        } catch (CharacterCodingException | JsonProcessingException refused) {
            return Optional.empty();
        }
    }

    /** With numbers digit by digit. */
    private static String copy(String json) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonParser parser = JACKSON.createParser(json);
                JsonGenerator out = new JsonFactory().createGenerator(text)) {
            int depth = 0;
            int documents = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                documents += depth == 0 ? 1 : 0;
                if (documents > 1) {
                    throw new JsonParseException(parser, "something follows the end");
                }
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                if (token.isNumeric()) {
                    out.writeNumber(parser.getText());
                } else {
                    out.copyCurrentEvent(parser);
                }
            }
            if (documents == 0) {
                return JsonElement.MISSING.toString();
            }
        }
        return text.toString();
    }

    private static boolean same(byte[] json) throws IOException {
        Optional<String> expected = jackson(json);
        assertEquals(expected, ours(json), () -> Base64.getEncoder().encodeToString(json));
        byte[] inLong = Arrays.copyOf(json, json.length + JsonParse.LONG);
        Arrays.fill(inLong, json.length, inLong.length, (byte) ' ');
        assertEquals(expected, ours(inLong), () -> Base64.getEncoder().encodeToString(inLong));
        return expected.isPresent();
    }

    private static List<byte[]> bodies() throws IOException {
        List<byte[]> bodies = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("cds-hooks"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                bodies.add(Files.readAllBytes(file));
            }
        }
        return bodies;
    }

    @Test
    void whatServicesSendIsRead() throws IOException {
        List<byte[]> bodies = bodies();
        assertTrue(bodies.size() > 50);
        for (byte[] body : bodies) {
            assertTrue(same(body));
        }
    }

    @Test
    void changedBodiesAreReadOrRefusedAlike() throws IOException {
        List<byte[]> bodies =
                bodies().stream().filter(body -> body.length < 8_000).toList();
        int read = 0;
        for (int seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            byte[] body = bodies.get(random.nextInt(bodies.size())).clone();
            for (int times = 1 + random.nextInt(2); times > 0; times--) {
                body = changed(body, random);
            }
            read += same(body) ? 1 : 0;
        }
        assertTrue(read > 300 && read < 2_700, "of both kinds: " + read);
    }

    private static byte[] changed(byte[] body, Random random) {
        int at = random.nextInt(body.length);
        byte telling = TELLING[random.nextInt(TELLING.length)];
        int length = 1 + random.nextInt(30);
        int from = random.nextInt(body.length);
        byte[] other = Arrays.copyOfRange(body, from, Math.min(body.length, from + length));
        return switch (random.nextInt(5)) {
            case 0 -> spliced(body, at, new byte[] {(byte) random.nextInt(256)}, at + 1);
            case 1 -> spliced(body, at, new byte[] {telling}, at + 1);
            case 2 -> spliced(body, at, new byte[] {telling}, at);
            case 3 -> spliced(body, at, new byte[0], Math.min(body.length, at + 1 + length % 4));
            default -> spliced(body, at, other, at);
        };
    }

    private static byte[] spliced(byte[] body, int to, byte[] between, int from) {
        return ByteBuffer.allocate(to + between.length + body.length - from)
                .put(body, 0, to)
                .put(between)
                .put(body, from, body.length - from)
                .array();
    }

    /** Short documents, made of what JSON is made of. */
    @Test
    void madeUpDocumentsAreReadOrRefusedAlike() throws IOException {
        int read = 0;
        for (int seed = 0; seed < 20_000; seed++) {
            StringBuilder json = new StringBuilder();
            Random random = new Random(seed);
            value(json, random, 0);
            byte[] bytes = json.toString().getBytes(StandardCharsets.UTF_8);
            read += same(random.nextInt(3) == 0 ? changed(bytes, random) : bytes) ? 1 : 0;
        }
        assertTrue(read > 2_000 && read < 18_000, "of both kinds: " + read);
    }

    private static final List<String> PARTS = List.of(
            "a",
            "b",
            "name",
            "0",
            "x".repeat(9),
            "\\n",
            "\\u0041",
            "\\ud83d\\ude00",
            "\\uDC00",
            "\u00E9",
            "\u20AC",
            "\uD83D\uDE00",
            "\\\"",
            "\\\\",
            "\\/",
            " ",
            "\u007F",
            "valueQuantity",
            "\\u00");

    private static final List<String> PLAIN = List.of(
            "true",
            "false",
            "null",
            "0",
            "-0",
            "-1.5",
            "1e5",
            "2E-3",
            "10",
            "01",
            "1.",
            "-",
            ".5",
            "nul",
            "12345678901234567890.10");

    private static void value(StringBuilder json, Random random, int depth) {
        space(json, random);
        int kind = random.nextInt(depth > 4 ? 2 : 4);
        if (kind == 0) {
            json.append(PLAIN.get(random.nextInt(random.nextInt(8) == 0 ? PLAIN.size() : 9)));
        } else if (kind == 1) {
            string(json, random);
        } else {
            json.append(kind == 2 ? '[' : '{');
            for (int left = random.nextInt(4); left > 0; left--) {
                if (kind == 3) {
                    string(json, random);
                    space(json, random);
                    json.append(':');
                }
                value(json, random, depth + 1);
                json.append(left > 1 ? "," : "");
            }
            json.append(kind == 2 ? ']' : '}');
        }
        space(json, random);
    }

    private static void string(StringBuilder json, Random random) {
        json.append('"');
        for (int left = random.nextInt(4); left > 0; left--) {
            json.append(PARTS.get(random.nextInt(random.nextInt(20) == 0 ? PARTS.size() : PARTS.size() - 1)));
        }
        json.append('"');
    }

    private static void space(StringBuilder json, Random random) {
        json.append(random.nextInt(4) == 0 ? " \t\r\n".substring(random.nextInt(4)) : "");
    }
}
