package org.bedside.hooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.bedside.catalog.Service;
import org.bedside.journal.Entry;
import org.bedside.journal.Journal;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Silence, whom a service speaks to, and how often: over HTTP, with a journal in a database. */
class RestraintTest {

    private static final int RAISED = 165;
    private static final int HIGH = 240;
    private static final Service.Voice REPEAT = new Service.Voice(false, Set.of(), Optional.of(Duration.ofHours(8)));
    private static final Service.Voice SILENT = new Service.Voice(true, Set.of(), Optional.empty());
    private static final Service.Voice CLINICIANS =
            new Service.Voice(false, Set.of("Practitioner", "PractitionerRole"), Optional.empty());

    private final JdbcDataSource database = new JdbcDataSource();
    private final Moved clock = new Moved();
    private Optional<HookServer> first = Optional.empty();
    private Optional<HookServer> second = Optional.empty();

    /** A clock that stands until it is moved. */
    private static final class Moved extends Clock {
        private Instant now = HookServer.NOW;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private HookServer server(Service.Voice voice) {
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        first = Optional.of(replica(voice));
        return first.get();
    }

    /** Another server on the same database. */
    private HookServer replica(Service.Voice voice) {
        return new HookServer(List.of(Services.risk(voice)), clock, Journal.open(database));
    }

    @AfterEach
    void stop() {
        first.ifPresent(HookServer::close);
        second.ifPresent(HookServer::close);
    }

    private static JsonNode cards(HookServer server, int glucose, Consumer<ObjectNode> change) {
        ObjectNode call = Calls.risk("p1", glucose);
        change.accept(call);
        HttpResponse<String> response = server.call("risk", call.toString());
        assertEquals(200, response.statusCode(), response::body);
        return Calls.tree(response.body()).path("cards");
    }

    private static JsonNode cards(HookServer server, int glucose) {
        return cards(server, glucose, call -> {});
    }

    private static Consumer<ObjectNode> by(String user) {
        return call -> ((ObjectNode) call.path("context")).put("userId", user);
    }

    private static String band(JsonNode cards) {
        return cards.path(0).path("summary").asText().replaceAll(":.*", "");
    }

    private void after(Duration time) {
        clock.now = clock.now.plus(time);
    }

    private void override(HookServer server, JsonNode cards, String reason) {
        String body = "{\"feedback\":[{\"card\":\"" + cards.path(0).path("uuid").asText()
                + "\",\"outcome\":\"overridden\",\"outcomeTimestamp\":\"" + clock.now + "\"" + reason + "}]}";
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        assertEquals(
                200,
                server.post("/risk/feedback", bytes, "Content-Type", "application/json")
                        .statusCode());
    }

    private static final String WITH_REASON =
            ",\"overrideReason\":{\"reason\":{\"system\":\"https://example.org/codes\",\"code\":\"no\"}}";

    private static String held(Entry entry) {
        return Calls.tree(entry.record()).path("held").path("why").asText();
    }

    @Test
    void aSilentServiceRecordsWhatItWouldShow() {
        HookServer server = server(SILENT);
        assertEquals(0, cards(server, HIGH).size());
        Entry entry = server.lastEntry();
        assertEquals(Entry.Status.ANSWERED, entry.status());
        assertEquals(0, entry.cards());
        assertTrue(entry.assessed().isPresent(), "no RiskAssessment");
        JsonNode record = Calls.tree(entry.record());
        assertEquals("SILENT", record.path("held").path("why").asText());
        assertEquals(0, record.at("/answer/cards").size());
        assertTrue(record.at("/held/answer/cards/0/summary").asText().startsWith("High"));
        assertEquals("high", record.path("band").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Practitioner/u1", "PractitionerRole/u1"})
    void itSpeaksToTheUsersItNames(String user) {
        assertEquals(1, cards(server(CLINICIANS), HIGH, by(user)).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Patient/p1", "RelatedPerson/r1", "u1"})
    void toOthersItSaysNothingAndRecordsThat(String user) {
        HookServer server = server(CLINICIANS);
        assertEquals(0, cards(server, HIGH, by(user)).size());
        Entry entry = server.lastEntry();
        assertEquals(Entry.Status.OUTSIDE, entry.status());
        assertTrue(entry.assessed().isEmpty());
        assertEquals("USER", Calls.tree(entry.record()).at("/remarks/0/reason").asText());
    }

    @Test
    void withoutRepeatTheSameIsShownEachTime() {
        HookServer server = server(Service.Voice.ALWAYS);
        assertEquals(1, cards(server, HIGH).size());
        assertEquals(1, cards(server, HIGH).size());
    }

    @Test
    void theSameIsNotShownAgainToTheSameUserWithinTheTime() {
        HookServer server = server(REPEAT);
        assertEquals("High", band(cards(server, HIGH)));
        after(Duration.ofHours(7));
        assertEquals(0, cards(server, HIGH).size());
        assertEquals("REPEATED", held(server.lastEntry()));
        assertEquals("High", band(cards(server, HIGH, by("Practitioner/other"))));
        after(Duration.ofHours(2));
        assertEquals("High", band(cards(server, HIGH)));
    }

    @Test
    void aHigherBandIsShownAndALowerOneIsNot() {
        HookServer server = server(REPEAT);
        assertEquals("Raised", band(cards(server, RAISED)));
        after(Duration.ofHours(1));
        assertEquals("High", band(cards(server, HIGH)));
        after(Duration.ofHours(1));
        assertEquals(0, cards(server, RAISED).size());
        assertEquals(0, cards(server, HIGH).size());
    }

    @Test
    void anotherPatientOrAnotherServersPatientIsAnother() {
        HookServer server = server(REPEAT);
        assertEquals(1, cards(server, HIGH).size());
        assertEquals(
                1,
                Calls.tree(server.call("risk", Calls.risk("p2", HIGH).toString())
                                .body())
                        .path("cards")
                        .size());
        assertEquals(
                1,
                cards(server, HIGH, call -> call.put("fhirServer", "https://ehr.example/fhir"))
                        .size());
    }

    @Test
    void whatCannotBeSaidIsNotRepeatedEither() {
        HookServer server = server(REPEAT);
        Consumer<ObjectNode> ageless = call -> ((ObjectNode) call.at("/prefetch/patient")).remove("birthDate");
        assertEquals(1, cards(server, HIGH, ageless).size());
        assertEquals(0, cards(server, HIGH, ageless).size());
        assertEquals("High", band(cards(server, HIGH)));
    }

    @Test
    void anOverrideWithAReasonSilencesTheServiceForThisPatientAndUser() {
        HookServer server = server(REPEAT);
        JsonNode shown = cards(server, RAISED);
        after(Duration.ofHours(6));
        override(server, shown, WITH_REASON);
        after(Duration.ofHours(7));
        assertEquals(0, cards(server, HIGH).size());
        assertEquals("SNOOZED", held(server.lastEntry()));
        assertEquals(1, cards(server, HIGH, by("Practitioner/other")).size());
        after(Duration.ofHours(2));
        assertEquals("High", band(cards(server, HIGH)));
    }

    @Test
    void anOverrideWithoutAReasonDoesNotSilenceAHigherBand() {
        HookServer server = server(REPEAT);
        override(server, cards(server, RAISED), "");
        assertEquals("High", band(cards(server, HIGH)));
    }

    @Test
    void anotherReplicaKnowsWhatThisOneShowed() {
        HookServer server = server(REPEAT);
        HookServer other = replica(REPEAT);
        second = Optional.of(other);
        assertEquals(1, cards(server, HIGH).size());
        assertEquals(0, cards(other, HIGH).size());
    }
}
