package org.bedside.hooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bedside.journal.Entry;
import org.junit.jupiter.api.Test;

/** What a call did not bring is fetched from the EHR. */
class EhrTest extends EhrCalls {

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
