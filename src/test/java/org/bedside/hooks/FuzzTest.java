package org.bedside.hooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Requests that are wrong in ways nobody thought of: never an error of ours, and nothing of theirs in what we say. */
class FuzzTest {

    private static final String MARKER = "zqmarkerqz";

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "1e400",
            "99999999999999999999999",
            "\"\"",
            "\" \"",
            "\"x\"",
            "[]",
            "{}",
            "[null]",
            "[[[]]]",
            "\"9999-12-31T23:59:59Z\"",
            "\"-999999999-01-01\"",
            "\"0000\"",
            "\"2026-02-30\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"Patient/p1\"",
            "\"#\"",
            "\"[\"",
            "\"m[\"",
            "\"%{{context.patientId}}\"",
            "0.1",
            "{\"resourceType\":\"Patient\"}",
            "{\"resourceType\":\"Bundle\"}",
            "{\"reference\":\"Patient/p2\"}");

    private static HookServer server;
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeAll
    static void start() {
        server = new HookServer(HookServer.settings(), List.of(Services.risk(), Services.notes()));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void listen() {
        log.start();
        root().addAppender(log);
    }

    @AfterEach
    void stopListening() {
        root().detachAppender(log);
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger("ROOT");
    }

    private static ObjectNode whole() {
        ObjectNode call = Calls.risk();
        ObjectNode prefetch = (ObjectNode) call.path("prefetch");
        prefetch.set(
                "notes",
                Calls.bundle(Calls.object("{'resourceType':'DocumentReference','id':'d1','status':'current',"
                        + "'subject':{'reference':'Patient/p1'},'date':'2026-01-10T10:00:00Z','content':[{'attachment':"
                        + "{'contentType':'text/plain; charset=utf-8','data':'SGVsbG8='}}]}")));
        return call;
    }

    private void noError(byte[] body, int seed) {
        for (String service : List.of("risk", "notes")) {
            HttpResponse<String> response = server.post("/" + service, body, "Content-Type", "application/json");
            assertTrue(response.statusCode() < 500, () -> "seed " + seed + ": " + response.body() + thrown());
            if (response.statusCode() == 200) {
                Rules.answer(response.body());
            }
        }
    }

    private String thrown() {
        StringBuilder text = new StringBuilder();
        for (ILoggingEvent event : log.list) {
            if (event.getThrowableProxy() != null) {
                text.append('\n').append(event.getThrowableProxy().getMessage());
                for (int at = 0;
                        at < 5 && at < event.getThrowableProxy().getStackTraceElementProxyArray().length;
                        at++) {
                    text.append('\n').append(event.getThrowableProxy().getStackTraceElementProxyArray()[at]);
                }
            }
        }
        return text.toString();
    }

    @Test
    void changedBytesAreNoErrorOfOurs() {
        byte[] valid = whole().toString().getBytes(StandardCharsets.UTF_8);
        for (int seed = 0; seed < 1_000; seed++) {
            Random random = new Random(seed);
            byte[] body = valid.clone();
            for (int times = 1 + random.nextInt(3); times > 0; times--) {
                int at = random.nextInt(body.length);
                switch (random.nextInt(3)) {
                    case 0 -> body[at] = (byte) random.nextInt(256);
                    case 1 -> body[at] = "{}[]\",:\\0 ".getBytes(StandardCharsets.UTF_8)[random.nextInt(10)];
                    default -> body = java.util.Arrays.copyOf(body, 1 + at);
                }
            }
            noError(body, seed);
        }
    }

    @Test
    void changedStructureIsNoErrorOfOurs() {
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            ObjectNode call = whole();
            for (int times = 1 + random.nextInt(3); times > 0; times--) {
                mutate(call, random);
            }
            noError(call.toString().getBytes(StandardCharsets.UTF_8), seed);
        }
    }

    @Test
    void changedFeedbackIsNoErrorOfOurs() {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            ObjectNode feedback = Calls.object("{'feedback':[{'card':'" + Calls.INSTANCE + "','outcome':'accepted',"
                    + "'outcomeTimestamp':'2026-01-15T11:59:00Z','acceptedSuggestions':[{'id':'s'}]},{'card':'"
                    + Calls.INSTANCE + "','outcome':'overridden','outcomeTimestamp':'2026-01-15T11:59:00Z',"
                    + "'overrideReason':{'reason':{'system':'s','code':'c'},'userComment':'x'}}]}");
            for (int times = 1 + random.nextInt(3); times > 0; times--) {
                mutate(feedback, random);
            }
            HttpResponse<String> response = server.call("risk/feedback", feedback.toString());
            assertTrue(response.statusCode() < 500, () -> feedback + thrown());
        }
    }

    private static void mutate(ObjectNode call, Random random) {
        List<JsonNode> containers = new ArrayList<>(List.of(call));
        for (int at = 0; at < containers.size(); at++) {
            for (JsonNode child : containers.get(at)) {
                if (child.isContainerNode()) {
                    containers.add(child);
                }
            }
        }
        JsonNode parent = containers.get(random.nextInt(containers.size()));
        JsonNode value = Calls.tree(VALUES.get(random.nextInt(VALUES.size())));
        if (parent instanceof ArrayNode array) {
            if (array.isEmpty() || random.nextBoolean()) {
                array.add(value);
            } else {
                array.set(random.nextInt(array.size()), value);
            }
        } else if (parent instanceof ObjectNode object && !object.isEmpty()) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            String name = names.get(random.nextInt(names.size()));
            switch (random.nextInt(4)) {
                case 0 -> object.remove(name);
                case 1 -> object.set(name + "x", object.path(name).deepCopy());
                case 2 ->
                    object.set(
                            name,
                            JsonNodeFactory.instance
                                    .arrayNode()
                                    .add(object.path(name).deepCopy()));
                default -> object.set(name, value);
            }
        }
    }

    @Test
    void refusalsAndLogsRepeatNothingOfTheRequest() {
        ObjectNode marked = (ObjectNode) marked(whole());
        List<String> kept = List.of("hook", "hookInstance", "context", "prefetch");
        List<String> bodies =
                new ArrayList<>(List.of(marked.toString(), MARKER, "{\"" + MARKER + "\":1,", "[\"" + MARKER));
        bodies.add("{\"" + MARKER + "\":1,\"" + MARKER + "\":2}");
        for (String field : kept) {
            ObjectNode call = whole();
            call.set(field, marked.path(field));
            bodies.add(call.toString());
            call.put(field, MARKER);
            bodies.add(call.toString());
        }
        ObjectNode access = whole();
        access.put("fhirServer", "ftp://" + MARKER);
        bodies.add(access.toString());
        access.put("fhirServer", "http://" + MARKER + "/fhir");
        access.set(
                "fhirAuthorization", Calls.object("{'access_token':'" + MARKER + "','token_type':'" + MARKER + "'}"));
        bodies.add(access.toString());
        access.set("fhirAuthorization", Calls.object("{'access_token':'" + MARKER + "','token_type':'Bearer'}"));
        access.remove("prefetch");
        bodies.add(access.toString());
        for (String body : bodies) {
            HttpResponse<String> response = server.call("risk", body);
            assertTrue(response.statusCode() < 500, response::body);
            assertFalse(response.body().contains(MARKER), response::body);
            HttpResponse<String> feedback = server.call("risk/feedback", body);
            assertEquals(400, feedback.statusCode());
            assertFalse(feedback.body().contains(MARKER), feedback::body);
        }
        for (ILoggingEvent event : log.list) {
            assertFalse(event.getFormattedMessage().contains(MARKER), event::getFormattedMessage);
        }
    }

    /** Every text value replaced. */
    private static JsonNode marked(JsonNode node) {
        if (node.isTextual()) {
            return JsonNodeFactory.instance.textNode(MARKER);
        }
        if (node instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> object.set(name, marked(object.path(name))));
        } else if (node instanceof ArrayNode array) {
            for (int at = 0; at < array.size(); at++) {
                array.set(at, marked(array.path(at)));
            }
        }
        return node;
    }

    @Test
    void anErrorOfOursIsAnIdWithoutWhatCausedIt() {
        Extraction.Reader broken = note -> {
            throw new IllegalArgumentException(MARKER + note.text());
        };
        try (HookServer other =
                new HookServer(HookServer.settings(), List.of(Services.notes()), () -> HookServer.ENTRY, broken)) {
            HttpResponse<String> response = other.call("notes", whole().toString());
            assertEquals(500, response.statusCode());
            assertFalse(response.body().contains(MARKER) || response.body().contains("Hello"), response::body);
            assertEquals(
                    "fatal", Calls.tree(response.body()).at("/issue/0/severity").asText());
            assertEquals(1, log.list.size());
            ILoggingEvent event = log.list.get(0);
            String id = event.getFormattedMessage().substring("error ".length());
            assertTrue(response.body().contains(id));
            assertFalse(thrown().contains(MARKER) || thrown().contains("Hello"), this::thrown);
        }
    }
}
