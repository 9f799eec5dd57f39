package org.bedside.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JournalJsonTest {

    @Test
    void aPageIsWrittenWithItsRecordsAndFeedback() throws JsonProcessingException {
        Entry sample = Sample.entry("anna", Sample.NOON);
        UUID id = UUID.fromString("6f1e2d3c-4b5a-4789-8abc-def012340000");
        Entry entry = new Entry(
                id,
                sample.at(),
                sample.service(),
                sample.serviceVersion(),
                sample.hook(),
                sample.hookInstance(),
                sample.patient(),
                sample.encounter(),
                sample.user(),
                "https://ehr.example.org",
                sample.fingerprint(),
                sample.model(),
                sample.millis(),
                Entry.Status.ABSTAINED,
                1,
                Optional.empty(),
                "{\"risk\":0.10}");
        var page =
                new Page(List.of(new Page.Found(entry, List.of(Sample.overridden(id)))), Optional.of(new Cursor(id)));
        String expected = """
                {"entries":[{"id":"6f1e2d3c-4b5a-4789-8abc-def012340000","at":"2026-03-01T12:00:00.123456Z",
                "service":"aki","serviceVersion":"1.0.0","hook":"patient-view",
                "hookInstance":"d1577c69-dfbe-44ad-ba6d-3e05e953b2ea","patient":"anna","encounter":"visit",
                "user":"Practitioner/1","fhirServer":"https://ehr.example.org",
                "fingerprint":"%s","model":"aki-risk@1.2.0","millis":3.25,"status":"abstained","cards":1,
                "record":{"risk":0.10},
                "feedback":[{"card":"6f1e2d3c-4b5a-4789-8abc-def012340000","cardIndex":0,"outcome":"overridden",
                "outcomeTimestamp":"2026-03-01T12:00:00.123456Z","acceptedSuggestions":[],
                "overrideReason":{"system":"http://example.org/reasons","code":"known","display":"Already known"},
                "userComment":"seen \\"this\\" morning","receivedAt":"2026-03-01T12:00:05.123456Z",
                "raw":{"card":1}}]}],
                "next":"6f1e2d3c-4b5a-4789-8abc-def012340000"}
                """.formatted("0f".repeat(32));
        var mapper = new ObjectMapper();
        assertEquals(mapper.readTree(expected), mapper.readTree(JournalJson.page(page)));
    }

    @Test
    void theLastPageHasNoNext() {
        assertEquals("{\"entries\":[],\"next\":null}", JournalJson.page(new Page(List.of(), Optional.empty())));
    }
}
