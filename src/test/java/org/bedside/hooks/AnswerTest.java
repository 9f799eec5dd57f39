package org.bedside.hooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.List;
import org.bedside.journal.CardIds;
import org.bedside.journal.Entry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AnswerTest {

    private static HookServer server;

    @BeforeAll
    static void start() {
        server = new HookServer(HookServer.settings(), List.of(Services.risk(), Services.notes()));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static JsonNode answer(ObjectNode call) {
        HttpResponse<String> response = server.call("risk", call.toString());
        assertEquals(200, response.statusCode(), response::body);
        return Rules.answer(response.body());
    }

    @Test
    void aHighRiskIsACardThatKeepsTheRules() {
        JsonNode card = answer(Calls.risk("p1", 255)).at("/cards/0");
        assertEquals("warning", card.path("indicator").asText());
        assertEquals(
                CardIds.card(HookServer.ENTRY, 0).toString(), card.path("uuid").asText());
        assertEquals("http://localhost:8080/models/tiny", card.at("/source/url").asText());
        assertEquals("risk", card.at("/source/topic/code").asText());
        assertEquals(2, card.path("overrideReasons").size());
        assertEquals(2, card.path("links").size());
        assertEquals("smart", card.at("/links/1/type").asText());
        assertEquals(1, card.path("suggestions").size(), "the one whose token has no value is left out");
        assertEquals(
                "Patient/p1",
                card.at("/suggestions/0/actions/0/resource/subject/reference").asText());
        assertTrue(card.path("detail").asText().contains("Glucose"));
        assertTrue(card.path("detail").asText().contains("255 mg/dL"));
    }

    @Test
    void anEncounterFillsTheSuggestionThatNeedsIt() {
        ObjectNode call = Calls.risk("p1", 255);
        ((ObjectNode) call.path("context")).put("encounterId", "e1");
        JsonNode suggestions = answer(call).at("/cards/0/suggestions");
        assertEquals(2, suggestions.size());
        assertEquals(
                "Patient/e1",
                suggestions.at("/1/actions/0/resource/subject/reference").asText());
        assertFalse(suggestions.path(0).path("uuid").equals(suggestions.path(1).path("uuid")));
    }

    @Test
    void aLowRiskIsNoCard() {
        assertEquals(
                "{\"cards\":[]}",
                server.call("risk", Calls.risk("p1", 70).toString()).body());
        assertEquals(Entry.Status.SILENT, server.lastEntry().status());
    }

    @Test
    void onePastThePopulationIsNoCard() {
        ObjectNode call = Calls.risk();
        ((ObjectNode) call.at("/prefetch/patient")).put("birthDate", "2015-01-01");
        assertEquals(0, answer(call).path("cards").size());
        assertEquals(Entry.Status.OUTSIDE, server.lastEntry().status());
    }

    @Test
    void tooLittleKnownIsAnHonestCard() {
        ObjectNode call = Calls.risk();
        ((ObjectNode) call.path("prefetch")).putNull("patient");
        JsonNode card = answer(call).at("/cards/0");
        assertEquals("It cannot be said", card.path("summary").asText());
        assertFalse(card.has("suggestions"));
        assertEquals(Entry.Status.ABSTAINED, server.lastEntry().status());
    }

    @Test
    void theSameCallGetsTheSameAnswer() {
        assertEquals(answer(Calls.risk()), answer(Calls.risk()));
    }

    @Test
    void theEntryTellsWhatWasSaidFromWhat() {
        String body = server.call("risk", Calls.risk("p1", 255).toString()).body();
        Entry entry = server.lastEntry();
        assertEquals(HookServer.ENTRY, entry.id());
        assertEquals("risk", entry.service());
        assertEquals("patient-view", entry.hook());
        assertEquals(Calls.INSTANCE, entry.hookInstance());
        assertEquals("p1", entry.patient());
        assertEquals("Practitioner/u1", entry.user());
        assertEquals("tiny@1.0.0", entry.model());
        assertEquals(1, entry.cards());
        JsonNode record = Calls.tree(entry.record());
        assertEquals(Calls.tree(body), record.path("answer"));
        assertEquals("high", record.path("band").asText());
        assertTrue(entry.record().contains("Observation/g1"));
    }

    @Test
    void textsOfTheRequestAreEscapedAndBounded() {
        ObjectNode call = Calls.risk("p1", 255);
        ObjectNode condition = (ObjectNode) call.at("/prefetch/problems/entry/0/resource");
        condition.put("id", "c1");
        condition.set(
                "code",
                Calls.object("{'text':'<script>alert(1)</script> [x](javascript:y) " + "a".repeat(5_000) + "'}"));
        String detail = answer(call).at("/cards/0/detail").asText();
        assertFalse(detail.contains("<script") || detail.contains("](javascript"), detail);
        assertTrue(detail.length() < 4_000, () -> "characters: " + detail.length());
    }

    @Test
    void namesAsLongAsTheBodyMakeNoRecordTooLong() {
        ObjectNode call = Calls.risk("p1", 255);
        ArrayNode entries = (ArrayNode) call.at("/prefetch/problems/entry");
        String longest = "X".repeat(400);
        for (int at = 0; at < 300; at++) {
            ObjectNode stranger = Calls.condition("p2", "s" + at);
            stranger.put("resourceType", "Con" + longest);
            entries.addObject().set("resource", stranger);
        }
        answer(call);
        JsonNode record = Calls.tree(server.lastEntry().record());
        assertEquals(200, record.path("remarks").size());
        assertTrue(record.path("remarksNotListed").asInt() >= 100);
        assertTrue(server.lastEntry().record().length() < 100_000);
    }

    @Test
    void aCountOfManyListsSomeOfItsSources() {
        ObjectNode call = Calls.risk("p1", 255);
        ArrayNode entries = (ArrayNode) call.at("/prefetch/problems/entry");
        for (int at = 0; at < 500; at++) {
            ObjectNode condition = Calls.condition("p1", "m" + at);
            condition.putObject("meta").put("versionId", "v".repeat(100));
            entries.addObject().set("resource", condition);
        }
        answer(call);
        String record = server.lastEntry().record();
        assertTrue(record.contains("\"fromNotListed\":301"));
        assertFalse(record.contains("vvv"));
    }

    @Test
    void emojiAndHalvesOfThemDoNoHarm() {
        ObjectNode call = Calls.risk("p1", 255);
        ((ObjectNode) call.at("/prefetch/problems/entry/0/resource/code")).put("text", "a😀b");
        String body = call.toString().replace("a😀b", "a\\ud83d\\u0000b😀");
        assertEquals(200, server.call("risk", body).statusCode());
    }
}
