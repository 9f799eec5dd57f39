package org.bedside.hooks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTest {

    private static HookServer server;

    @BeforeAll
    static void start() {
        server = new HookServer(HookServer.settings(), List.of(Services.risk(), Services.notes()));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** The call with one field, given as a dotted path, set to a JSON value; {@code -} removes it. */
    private static HttpResponse<String> with(String field, String json) {
        ObjectNode call = Calls.risk();
        call.put("fhirServer", "http://127.0.0.1:9/fhir");
        call.set(
                "fhirAuthorization",
                Calls.object(
                        "{'access_token':'t','token_type':'Bearer','expires_in':300,'scope':'user/*.rs','subject':'app'}"));
        ObjectNode parent = call;
        String[] path = field.split("\\.", -1);
        for (int at = 0; at < path.length - 1; at++) {
            parent = (ObjectNode) parent.path(path[at]);
        }
        if (json.equals("-")) {
            parent.remove(path[path.length - 1]);
        } else {
            parent.set(path[path.length - 1], Calls.tree(json.replace('\'', '"')));
        }
        return server.call("risk", call.toString());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = ';',
            value = {
                "hook;-",
                "hook;null",
                "hook;1",
                "hook;'order-sign'",
                "hook;'Patient-View'",
                "hookInstance;-",
                "hookInstance;7",
                "hookInstance;'not-a-uuid'",
                "hookInstance;''",
                "context;-",
                "context;null",
                "context;[]",
                "context;'text'",
                "context.userId;-",
                "context.userId;null",
                "context.userId;5",
                "context.userId;'Device/1'",
                "context.userId;'Practitioner/'",
                "context.userId;'Practitioner/1/2'",
                "context.patientId;-",
                "context.patientId;''",
                "context.patientId;['p1']",
                "context.patientId;{'id':'p1'}",
                "context.patientId;'Patient/p1'",
                "context.patientId;'p1?x=y'",
                "context.patientId;'p1&_count=1'",
                "context.patientId;'p1/../p2'",
                "context.patientId;'p1%2F'",
                "context.patientId;'p1#'",
                "context.patientId;'p1 '",
                "context.patientId;'p1|x'",
                "context.patientId;'p1$everything'",
                "context.patientId;'pé'",
                "context.patientId;'p1\\n'",
                "context.patientId;'{{context.userId}}'",
                "context.encounterId;'e/1'",
                "context.encounterId;4",
                "fhirServer;5",
                "fhirServer;''",
                "fhirServer;'ftp://example.org/'",
                "fhirServer;'file:///etc/passwd'",
                "fhirServer;'/fhir'",
                "fhirServer;'http://'",
                "fhirServer;'http://a b/'",
                "fhirServer;-",
                "fhirAuthorization;'token'",
                "fhirAuthorization.access_token;-",
                "fhirAuthorization.access_token;''",
                "fhirAuthorization.access_token;'a\\r\\nX: y'",
                "fhirAuthorization.access_token;7",
                "fhirAuthorization.token_type;-",
                "fhirAuthorization.token_type;'MAC'",
                "fhirAuthorization.expires_in;'300'",
                "fhirAuthorization.expires_in;3.5",
                "fhirAuthorization.scope;['user/*.rs']",
                "fhirAuthorization.subject;{}",
                "fhirAuthorization.patient;1",
                "prefetch;[]",
                "prefetch;'text'",
                "prefetch.patient;'{}'",
                "prefetch.patient;{}",
                "prefetch.patient;[]",
                "prefetch.glucose;3"
            })
    void aWrongFieldIsABadRequestThatNamesIt(String field, String value) {
        Refused.at(field, 400, with(field, value));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = ';',
            value = {
                "context.userId;'Patient/p1'",
                "context.userId;'PractitionerRole/r1'",
                "context.userId;'RelatedPerson/r1'",
                "context.userId;'u1'",
                "context.encounterId;'e1'",
                "context.encounterId;null",
                "context.extension;{'org.example.x':{'y':[1,null]}}",
                "context.other;{}",
                "extension;{'org.example.x':true}",
                "extension;null",
                "unknown;[[[]]]",
                "fhirServer;'https://ehr.example.org/r4'",
                "fhirServer;'http://127.0.0.1:1@evil.example/'",
                "fhirAuthorization;-",
                "fhirAuthorization.extension;{}",
                "fhirAuthorization.patient;'p1'",
                "fhirAuthorization.scope;'patient/Patient.read user/Observation.rs'",
                "fhirAuthorization.scope;-",
                "fhirAuthorization.token_type;'bearer'",
                "prefetch.more;'whatever'",
                "prefetch.extension;{}",
                "prefetch.allergies;null",
                "prefetch.allergies;{'resourceType':'OperationOutcome'}"
            })
    void whatIsOptionalOrUnknownDoesNoHarm(String field, String value) {
        HttpResponse<String> response = with(field, value);
        assertEquals(200, response.statusCode(), response::body);
        assertEquals(1, Rules.answer(response.body()).path("cards").size());
    }

    @Test
    void extensionsOnEveryObjectOfTheCallDoNoHarm() {
        ObjectNode call = Calls.risk();
        extend(call);
        HttpResponse<String> response = server.call("risk", call.toString());
        assertEquals(200, response.statusCode(), response::body);
        assertEquals(1, Rules.answer(response.body()).path("cards").size());
    }

    private static void extend(JsonNode node) {
        if (node.isArray()) {
            node.forEach(RequestTest::extend);
        } else if (node instanceof ObjectNode object) {
            object.forEach(RequestTest::extend);
            object.set("extension", Calls.object("{'org.example.x':{'a':1}}"));
        }
    }

    @Test
    void theSameHookInstanceMayCallAgain() {
        String first = server.call("risk", Calls.risk().toString()).body();
        assertEquals(first, server.call("risk", Calls.risk().toString()).body());
    }

    /** As the public sandbox sends it: no encounter, an unknown user, a problem with its category as an object. */
    @Test
    void callsOfTheSandboxAreAnswered() {
        String call = Calls.changed(json -> {
            json.put("fhirServer", "https://launch.smarthealthit.org/v/r4/fhir");
            ((ObjectNode) json.path("context")).put("userId", "Practitioner/COREPRACTITIONER1");
            ((ObjectNode) json.at("/prefetch/problems/entry/0/resource"))
                    .set("category", Calls.object("{'coding':[{'code':'problem-list-item'}]}"));
        });
        assertEquals(200, server.call("risk", call).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"risk", "notes"})
    void anEmptyChartIsNoError(String service) {
        ObjectNode call = Calls.risk();
        ObjectNode prefetch = call.putObject("prefetch");
        List.of("patient", "glucose", "problems", "allergies", "notes").forEach(prefetch::putNull);
        HttpResponse<String> response = server.call(service, call.toString());
        assertEquals(200, response.statusCode(), response::body);
        Rules.answer(response.body());
    }

    @Test
    void anUnknownServiceIsNotFoundAndNotRepeated() {
        HttpResponse<String> response = server.call("no-such-%3Cb%3Eservice", "{}");
        assertEquals(404, response.statusCode());
        assertEquals(-1, response.body().indexOf("no-such"));
    }
}
