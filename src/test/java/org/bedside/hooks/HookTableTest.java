package org.bedside.hooks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bedside.catalog.Hook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every hook of HL7's library by the table of its context, written down here a second time. */
class HookTableTest {

    private static final String BUNDLE =
            "{'resourceType':'Bundle','entry':[{'resource':{'resourceType':'MedicationRequest',"
                    + "'category':{'text':'x'}}}]}";

    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("userId", "'Practitioner/u1'"),
            Map.entry("patientId", "'p1'"),
            Map.entry("encounterId", "'e1'"),
            Map.entry("draftOrders", BUNDLE),
            Map.entry("appointments", BUNDLE),
            Map.entry("conditions", BUNDLE),
            Map.entry("medications", BUNDLE),
            Map.entry("orders", BUNDLE),
            Map.entry("selections", "['MedicationRequest/m1']"),
            Map.entry("dispatchedOrders", "['ServiceRequest/s1']"),
            Map.entry("performer", "'Organization/o1'"),
            Map.entry("fulfillmentTasks", "[{'resourceType':'Task'}]"),
            Map.entry("allergyIntolerance", "{'resourceType':'AllergyIntolerance'}"),
            Map.entry("medication", "{'resourceType':'MedicationRequest'}"));

    /** A hook, its version, its required and its optional fields. */
    record Row(String hook, String version, List<String> required, List<String> optional) {
        static Row of(String hook, String version, String required, String optional) {
            return new Row(hook, version, words(required), words(optional));
        }

        private static List<String> words(String text) {
            return Arrays.stream(text.split(" "))
                    .filter(word -> !word.isEmpty())
                    .toList();
        }
    }

    static Stream<Row> table() {
        return Stream.of(
                Row.of("patient-view", "1.0", "userId patientId", "encounterId"),
                Row.of("order-sign", "1.0", "userId patientId draftOrders", "encounterId"),
                Row.of("order-select", "1.0", "userId patientId selections draftOrders", "encounterId"),
                Row.of("encounter-start", "1.0", "userId patientId encounterId", ""),
                Row.of("encounter-discharge", "1.0", "userId patientId encounterId", ""),
                Row.of("appointment-book", "1.0", "userId patientId appointments", "encounterId"),
                Row.of("order-dispatch", "1.1", "patientId dispatchedOrders performer", "fulfillmentTasks"),
                Row.of("allergyintolerance-create", "0.1.0", "userId patientId allergyIntolerance", "encounterId"),
                Row.of("problem-list-item-create", "0.1.0", "userId patientId conditions", "encounterId"),
                Row.of("medication-refill", "0.1.0", "patientId medications", "userId encounterId"),
                Row.of("medication-verify", "0.1.0", "userId patientId medication", "encounterId"),
                Row.of("medication-prescribe", "1.0", "userId patientId medications", "encounterId"),
                Row.of("order-review", "1.0", "userId patientId orders", "encounterId"));
    }

    private static HookServer server;

    @BeforeAll
    static void start() {
        server = new HookServer(
                HookServer.settings(),
                table().map(row -> Services.predicting(row.hook(), row.hook(), List.of(Services.PATIENT)))
                        .toList());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static ObjectNode call(Row row) {
        ObjectNode call = Calls.risk();
        call.put("hook", row.hook());
        ObjectNode context = call.putObject("context");
        Stream.concat(row.required().stream(), row.optional().stream())
                .forEach(field -> context.set(field, value(field)));
        return call;
    }

    private static JsonNode value(String field) {
        return Calls.tree(VALUES.getOrDefault(field, "null").replace('\'', '"'));
    }

    private static HttpResponse<String> send(Row row, ObjectNode call) {
        return server.call(row.hook(), call.toString());
    }

    @ParameterizedTest
    @MethodSource("table")
    void aHookIsAnsweredWithItsWholeContext(Row row) {
        assertEquals(200, send(row, call(row)).statusCode());
    }

    @ParameterizedTest
    @MethodSource("table")
    void aHookIsAnsweredWithoutItsOptionalContext(Row row) {
        ObjectNode call = call(row);
        ((ObjectNode) call.path("context")).remove(row.optional());
        assertEquals(200, send(row, call).statusCode());
    }

    @ParameterizedTest
    @MethodSource("table")
    void eachRequiredFieldIsRequired(Row row) {
        for (String field : row.required()) {
            ObjectNode call = call(row);
            ((ObjectNode) call.path("context")).remove(field);
            Refused.at("context." + field, 400, send(row, call));
        }
    }

    @ParameterizedTest
    @MethodSource("table")
    void eachFieldHasItsShape(Row row) {
        Stream.concat(row.required().stream(), row.optional().stream()).forEach(field -> {
            for (String wrong : List.of("17", "true", "'not of any shape'", "{'resourceType':7}", "[17]", "['x']")) {
                ObjectNode call = call(row);
                ((ObjectNode) call.path("context")).set(field, Calls.tree(wrong.replace('\'', '"')));
                Refused.at("context." + field, 400, send(row, call));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("table")
    void aHookHasItsVersionInDiscovery(Row row) {
        for (JsonNode service : Calls.tree(server.get("").body()).path("services")) {
            if (service.path("id").asText().equals(row.hook())) {
                assertEquals(row.hook(), service.path("hook").asText());
                assertEquals(row.version(), service.path("hookVersion").asText());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("table")
    void aHookIsNotAnotherHook(Row row) {
        ObjectNode call = call(row);
        call.put("hook", row.hook().equals("patient-view") ? "order-sign" : "patient-view");
        Refused.at("hook", 400, send(row, call));
    }

    @Test
    void ownHooksHaveReverseDomainNames() {
        assertEquals(true, Hook.named("org.example.own").isPresent());
        assertEquals(false, Hook.named("patient-veiw").isPresent());
        assertEquals(false, Hook.named("example.own").isPresent());
    }

    @Test
    void aReferenceInATokenIsCutToTypeAndId() {
        HookRequest request = new HookRequest(
                Calls.INSTANCE,
                java.util.Optional.empty(),
                Calls.element("{'performer':'http://x/?a=b&c=/Organization/o1','patientId':'p1','draftOrders':{}}"),
                Calls.element("{}"),
                "",
                true);
        assertEquals("Organization/o1", request.token("context.performer"));
        assertEquals("p1", request.token("context.patientId"));
        assertEquals("", request.token("context.draftOrders"));
    }
}
