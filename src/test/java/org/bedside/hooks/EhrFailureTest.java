package org.bedside.hooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an EHR does not give, gives wrongly or too late; and servers that are not to be asked at all. */
class EhrFailureTest extends EhrCalls {

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
}
