package org.bedside.hooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bedside.journal.Entry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a call did not bring is fetched from the EHR, and only from there. */
class EhrTest {

    private static final String TOKEN = "s3cret-t0ken";
    private static final Duration OPTIONAL = Duration.ofMillis(300);
    private static final Duration REQUIRED = Duration.ofMillis(1_500);

    private static StubEhr ehr;
    private static StubEhr evil;
    private static HookServer server;

    @BeforeAll
    static void start() {
        ehr = new StubEhr();
        evil = new StubEhr();
        server = new HookServer(
                HookServer.settings(OPTIONAL, REQUIRED, List.of(ehr.origin + "/")), List.of(Services.risk()));
    }

    @AfterAll
    static void stop() {
        server.close();
        ehr.close();
        evil.close();
    }

    @BeforeEach
    void record() {
        ehr.record("p1");
        evil.record("p1");
        server.entries.clear();
    }

    /** A call that brings nothing but where to fetch it. */
    private static ObjectNode bare(String fhirServer) {
        ObjectNode call = Calls.risk();
        call.remove("prefetch");
        call.put("fhirServer", fhirServer);
        call.set(
                "fhirAuthorization",
                Calls.object("{'access_token':'" + TOKEN
                        + "','token_type':'Bearer','expires_in':300,'scope':'user/*.rs','subject':'app'}"));
        return call;
    }

    private static ObjectNode bare() {
        return bare(ehr.base());
    }

    private static HttpResponse<String> send(ObjectNode call) {
        HttpResponse<String> response = server.call("risk", call.toString());
        assertFalse(response.body().contains(TOKEN));
        for (Entry entry : server.entries) {
            assertFalse(entry.toString().contains(TOKEN));
        }
        return response;
    }

    private static void oneCard(HttpResponse<String> response) {
        assertEquals(200, response.statusCode(), response::body);
        assertEquals(1, Rules.answer(response.body()).path("cards").size());
    }

    @Test
    void whatIsPrefetchedIsNotFetched() {
        ObjectNode call = bare();
        call.set("prefetch", Calls.risk().path("prefetch"));
        oneCard(send(call));
        assertEquals(List.of(), ehr.asked);
    }

    @Test
    void absentKeysAreFetchedWithTheTokenOnEachCall() {
        oneCard(send(bare()));
        Set<String> targets = ehr.asked.stream().map(StubEhr.Asked::target).collect(Collectors.toSet());
        assertEquals(
                Set.of(
                        "/fhir/Patient/p1",
                        "/fhir/Observation?patient=p1&code=http://loinc.org%7C2345-7&_sort=-date&_count=50",
                        "/fhir/Condition?patient=p1&_count=500",
                        "/fhir/AllergyIntolerance?patient=p1"),
                targets);
        assertTrue(ehr.asked.stream().allMatch(one -> one.authorization().equals("Bearer " + TOKEN)));
    }

    @Test
    void fetchedAndPrefetchedDataSayTheSame() {
        String prefetched = server.call("risk", Calls.risk().toString()).body();
        assertEquals(prefetched, send(bare()).body());
    }

    @Test
    void withoutATokenNoneIsSent() {
        ObjectNode call = bare();
        call.remove("fhirAuthorization");
        oneCard(send(call));
        assertTrue(ehr.asked.stream().allMatch(one -> one.authorization().isEmpty()));
    }

    @Test
    void absentKeysAreFetchedSideBySide() {
        for (String path : List.of("Patient/p1", "Observation", "Condition", "AllergyIntolerance")) {
            ehr.on(path, StubEhr.after(200, StubEhr.json(200, ehrAnswer(path))));
        }
        long start = System.nanoTime();
        oneCard(send(bare()));
        assertTrue(System.nanoTime() - start < Duration.ofMillis(780).toNanos(), "one after another takes 800 ms");
    }

    private static String ehrAnswer(String path) {
        return switch (path) {
            case "Patient/p1" -> Calls.patient("p1").toString();
            case "Observation" -> Calls.bundle(Calls.glucose("p1", "g1", 240)).toString();
            default -> Calls.bundle().toString();
        };
    }

    @Test
    void nullMeansThatThereIsNoneAndIsNotFetched() {
        ObjectNode call = bare();
        ObjectNode prefetch = call.putObject("prefetch");
        prefetch.putNull("glucose");
        assertEquals(200, send(call).statusCode());
        assertEquals(0, ehr.times("Observation"));
        assertEquals(1, ehr.times("Patient/p1"));
    }

    @Test
    void anOperationOutcomeIsNotFetchedAgain() {
        ObjectNode call = bare();
        ObjectNode prefetch = call.putObject("prefetch");
        prefetch.set("allergies", Calls.object("{'resourceType':'OperationOutcome'}"));
        oneCard(send(call));
        assertEquals(0, ehr.times("AllergyIntolerance"));
        assertTrue(server.lastEntry().record().contains("could not prefetch"));
        prefetch.set("glucose", Calls.object("{'resourceType':'OperationOutcome'}"));
        ehr.asked.clear();
        Refused.at("prefetch.glucose", 412, send(call));
        assertEquals(0, ehr.times("Observation"));
    }

    @Test
    void aPrefetchOfAnotherTypeIsFetched() {
        ObjectNode call = bare();
        call.putObject("prefetch").set("glucose", Calls.patient("p1"));
        oneCard(send(call));
        assertEquals(1, ehr.times("Observation"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s@127.0.0.1:%d/fhir",
                "http://127.0.0.1.evil.example:80/fhir",
                "https://127.0.0.1:%2$d/fhir",
                "http://127.0.0.1:%3$d/fhir",
                "http://localhost:%2$d/fhir",
                "http://127.0.0.1/fhir",
                "http://user@127.0.0.1:%2$d/fhir",
                "http://127.0.0.1:%2$d/fhir?x=",
                "http://127.0.0.1:%2$d/fhir#x",
                "http://[::1]:%2$d/fhir",
                "http://169.254.169.254/latest",
                "http://2130706433:%2$d/fhir"
            })
    void aServerThatIsNotAllowedIsNotCalled(String form) {
        String url = String.format(form, ehr.origin, port(ehr), port(evil));
        Refused.at("prefetch.patient", 412, send(bare(url)));
        assertEquals(0, ehr.asked.size() + evil.asked.size());
    }

    private static int port(StubEhr stub) {
        return Integer.parseInt(stub.origin.substring(stub.origin.lastIndexOf(':') + 1));
    }

    @Test
    void withoutServerWhatIsRequiredIsAPreconditionAndWhatIsOptionalIsLeftOut() {
        ObjectNode call = Calls.risk();
        ((ObjectNode) call.path("prefetch")).remove("allergies");
        call.put("fhirServer", evil.base());
        oneCard(send(call));
        assertTrue(server.lastEntry().record().contains("UNAVAILABLE"));
        ((ObjectNode) call.path("prefetch")).remove("problems");
        Refused.at("prefetch.problems", 412, send(call));
        assertEquals(0, evil.asked.size());
    }

    @Test
    void aRedirectIsNotFollowed() {
        ehr.on("Patient/p1", StubEhr.redirect(evil.base() + "/Patient/p1"));
        Refused.at("prefetch.patient", 412, send(bare()));
        ehr.on("Patient/p1", StubEhr.redirect(ehr.base() + "/Patient/p2"));
        Refused.at("prefetch.patient", 412, send(bare()));
        assertEquals(0, evil.asked.size() + ehr.times("Patient/p2"));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410, 429, 500, 503})
    void aRefusalOfWhatIsRequiredIsAPreconditionAndOfTheRestALack(int status) {
        ehr.on("AllergyIntolerance", StubEhr.json(status, "{\"resourceType\":\"OperationOutcome\"}"));
        oneCard(send(bare()));
        assertTrue(server.lastEntry().record().contains("\"about\":\"allergies\""));
        ehr.on("Observation", StubEhr.json(status, ""));
        Refused.at("prefetch.glucose", 412, send(bare()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "[]",
                "{}",
                "{\"resourceType\":7}",
                "{\"resourceType\":\"OperationOutcome\"}",
                "{\"resourceType\":\"Basic\"}",
                "\u0000\u0001",
                "{\"resourceType\":\"Bundle\",\"resourceType\":\"Bundle\"}"
            })
    void garbageIsNotEvidence(String garbage) {
        ehr.on("Observation", StubEhr.json(200, garbage));
        Refused.at("prefetch.glucose", 412, send(bare()));
    }

    private static ObjectNode page(String next, ObjectNode... resources) {
        ObjectNode page = Calls.bundle(resources);
        page.set(
                "link",
                Calls.tree("[{\"relation\":\"self\",\"url\":\"x\"},{\"relation\":\"next\",\"url\":\"" + next + "\"}]"));
        return page;
    }

    @Test
    void pagesAreFollowedWithTheToken() {
        ehr.on("Condition", page(ehr.base() + "/page2", Calls.condition("p1", "c1")));
        ehr.on("page2", page("page3?x=1", Calls.condition("p1", "c2")));
        ehr.on("page3", Calls.bundle(Calls.condition("p1", "c3")));
        oneCard(send(bare()));
        assertEquals(1, ehr.times("page3"));
        assertTrue(ehr.asked.stream().allMatch(one -> one.authorization().equals("Bearer " + TOKEN)));
        assertTrue(server.lastEntry().record().contains("Condition/c3"));
    }

    @Test
    void theRestOfAPagedPrefetchIsFetched() {
        ehr.on("page2", Calls.bundle(Calls.condition("p1", "c2")));
        ObjectNode call = bare();
        ObjectNode prefetch = (ObjectNode) Calls.risk().path("prefetch");
        prefetch.set("problems", page(ehr.base() + "/page2", Calls.condition("p1", "c1")));
        call.set("prefetch", prefetch);
        oneCard(send(call));
        assertEquals(List.of(new StubEhr.Asked("/fhir/page2", "Bearer " + TOKEN)), ehr.asked);
        assertTrue(server.lastEntry().record().contains("Condition/c2"));
    }

    @Test
    void pagesOfAnotherServerAreNotFollowed() {
        for (String next :
                List.of(evil.base() + "/page2", "//127.0.0.1:" + port(evil) + "/page2", "file:///etc/passwd")) {
            ehr.on("Condition", page(next, Calls.condition("p1", "c1")));
            Refused.at("prefetch.problems", 412, send(bare()));
        }
        assertEquals(0, evil.asked.size());
    }

    @Test
    void pagesThatGoInACircleComeToAnEnd() {
        ehr.on("Condition", page(ehr.base() + "/Condition", Calls.condition("p1", "c1")));
        Refused.at("prefetch.problems", 412, send(bare()));
        assertTrue(ehr.times("Condition") <= 20);
    }

    private static void within(Duration longest, Runnable run) {
        long start = System.nanoTime();
        run.run();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertTrue(took.compareTo(longest) < 0, took::toString);
    }

    @Test
    void whatIsRequiredAndSlowIsAPreconditionWithinTheBudget() {
        ehr.on("Observation", StubEhr.after(8_000, StubEhr.json(200, "{}")));
        within(REQUIRED.plusMillis(1_000), () -> Refused.at("prefetch.glucose", 412, send(bare())));
        ehr.on("Observation", StubEhr.trickling());
        within(REQUIRED.plusMillis(1_000), () -> Refused.at("prefetch.glucose", 412, send(bare())));
    }

    @Test
    void whatIsOptionalAndSlowIsLeftOutWithARecord() {
        ehr.on("AllergyIntolerance", StubEhr.after(8_000, StubEhr.json(200, "{}")));
        within(REQUIRED, () -> oneCard(send(bare())));
        assertTrue(server.lastEntry().record().contains("\"reason\":\"LATE\",\"about\":\"allergies\""));
    }

    @Test
    void aHugeAnswerIsNotReadToItsEnd() {
        ehr.on("Observation", StubEhr.huge(400));
        within(REQUIRED, () -> Refused.at("prefetch.glucose", 412, send(bare())));
    }

    @Test
    void aServerThatIsDownIsAPrecondition() {
        StubEhr down = new StubEhr();
        down.close();
        try (HookServer other = new HookServer(
                HookServer.settings(OPTIONAL, REQUIRED, List.of(down.origin)), List.of(Services.risk()))) {
            Refused.at(
                    "prefetch.patient",
                    412,
                    other.call("risk", bare(down.base()).toString()));
        }
    }

    @Test
    void aStrangersResourceIsLeftOutWithARecord() {
        ObjectNode call = Calls.risk();
        ObjectNode prefetch = (ObjectNode) call.path("prefetch");
        prefetch.set("glucose", Calls.bundle(Calls.glucose("p1", "g1", 240), Calls.glucose("p2", "g2", 60)));
        oneCard(send(call));
        assertTrue(server.lastEntry().record().contains("\"reason\":\"OTHER_PATIENT\",\"about\":\"Observation/g2\""));
    }

    @Test
    void anotherPatientIsRefusedHoweverHeCame() {
        ObjectNode call = Calls.risk();
        ((ObjectNode) call.path("prefetch")).set("patient", Calls.patient("p2"));
        ehr.on("Patient/p1", Calls.patient("p2"));
        for (ObjectNode one : List.of(call, bare())) {
            HttpResponse<String> response = send(one);
            assertEquals(200, response.statusCode());
            assertEquals("{\"cards\":[]}", response.body());
            assertEquals(Entry.Status.REFUSED, server.lastEntry().status());
            assertEquals("p1", server.lastEntry().patient());
        }
    }
}
