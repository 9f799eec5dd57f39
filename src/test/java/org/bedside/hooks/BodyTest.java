package org.bedside.hooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTest {

    private static final String CALL = Calls.risk().toString();

    private static HookServer server;

    @BeforeAll
    static void start() {
        server = new HookServer(HookServer.settings(), List.of(Services.risk()));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> post(byte[] body, String type) {
        return server.post("/risk", body, "Content-Type", type);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json;charset=UTF-8",
                "application/json; charset=\"utf-8\"",
                "Application/JSON ; Charset=utf8",
                "application/json; odata=verbose",
                "application/json;",
                "application/fhir+json"
            })
    void jsonIsTakenWithAnyHarmlessParameter(String type) {
        assertEquals(200, post(utf8(CALL), type).statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                ";",
                "nonsense",
                "application/json; charset=iso-8859-1",
                "application/json; charset=utf-16"
            })
    void otherMediaTypesAreNotSupported(String type) {
        Refused.with(415, post(utf8(CALL), type));
    }

    @Test
    void aBodyWithoutMediaTypeIsNotSupported() {
        Refused.with(415, server.post("/risk", utf8(CALL)));
    }

    @Test
    void aByteOrderMarkIsPassedOver() {
        assertEquals(200, post(utf8("\uFEFF" + CALL), "application/json").statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32LE", "UTF-32BE"})
    void otherEncodingsOfUnicodeAreRefused(String charset) {
        Refused.with(400, post(CALL.getBytes(Charset.forName(charset)), "application/json"));
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        byte[][] wrong = {
            {(byte) 0xFF},
            {(byte) 0xC0, (byte) 0x80},
            {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
            {(byte) 0xE2, (byte) 0x82}
        };
        for (byte[] bytes : wrong) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            body.writeBytes(utf8("{\"hook\":\"" + "x".repeat(9_000) + "é"));
            body.writeBytes(bytes);
            body.writeBytes(utf8("\"}"));
            HttpResponse<String> response = post(body.toByteArray(), "application/json");
            Refused.with(400, response);
            assertEquals(
                    "the body is not UTF-8",
                    Calls.tree(response.body()).at("/issue/0/diagnostics").asText());
        }
    }

    /** The bytes are looked at several at once, so each place counts. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 6, 7, 8, 9, 14, 15, 16, 17, 18})
    void aWrongByteIsFoundWhereverItStands(int place) {
        byte[] body = utf8("{\"hook\":\"" + "x".repeat(20) + "\"}");
        body[10 + place] = (byte) 0xFF;
        HttpResponse<String> response = post(body, "application/json");
        Refused.with(400, response);
        assertEquals(
                "the body is not UTF-8",
                Calls.tree(response.body()).at("/issue/0/diagnostics").asText());
    }

    @Test
    void compressedBodiesAreRefused() throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(utf8(CALL));
        }
        Refused.with(
                415,
                server.post(
                        "/risk", zipped.toByteArray(), "Content-Type", "application/json", "Content-Encoding", "gzip"));
        Refused.with(400, post(zipped.toByteArray(), "application/json"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[]",
                "\"text\"",
                "1",
                "null",
                "{",
                "{} {}",
                "{}x",
                "{'a':1,}",
                "{'a':1 /* comment */}",
                "{'a':NaN}",
                "{'a':01}",
                "{a:1}",
                "{'hook':'a','hook':'b'}",
                "{'x':{'y':1,'y':1}}",
                "\u0000"
            })
    void whatIsNotOneWellFormedJsonObjectIsABadRequest(String body) {
        Refused.with(400, post(utf8(body.replace('\'', '"')), "application/json"));
    }

    @Test
    void nestingIsBounded() {
        ObjectNode call = Calls.risk();
        Refused.with(400, post(utf8("{\"a\":" + "[".repeat(90_000)), "application/json"));
        call.set("extension", Calls.tree("[".repeat(60) + "]".repeat(60)));
        Refused.with(400, post(utf8(call.toString()), "application/json"));
        call.set("extension", Calls.tree("[".repeat(40) + "]".repeat(40)));
        assertEquals(200, post(utf8(call.toString()), "application/json").statusCode());
    }

    @Test
    void hugeNumbersAndNamesAreRefused() {
        Refused.with(400, post(utf8("{\"a\":" + "1".repeat(2_000) + "}"), "application/json"));
        Refused.with(400, post(utf8("{\"" + "a".repeat(2_000) + "\":1}"), "application/json"));
    }

    @Test
    void aBodyOverTheLimitIsTooLargeHoweverItsLengthIsSaid() {
        byte[] body = utf8(CALL + " ".repeat(200_001));
        Refused.with(413, post(body, "application/json"));
        InputStream stream = new ByteArrayInputStream(body);
        HttpRequest.Builder chunked = HttpRequest.newBuilder(URI.create(server.base + "/risk"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> stream));
        Refused.with(413, HookServer.send(chunked));
    }

    @Test
    void aBodyThatBreaksOffIsAnsweredOrDroppedButNoError() throws IOException {
        URI base = URI.create(server.base);
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            String head = """
                    POST /cds-services/risk HTTP/1.1
                    Host: localhost
                    Content-Type: application/json
                    Transfer-Encoding: chunked
                    Connection: close

                    nonsense
                    """.replace("\n", "\r\n");
            socket.getOutputStream().write(utf8(head));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertFalse(answer.startsWith("HTTP/1.1 5"), answer);
        }
    }
}
