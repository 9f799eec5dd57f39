package org.bedside.hooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bedside.evidence.Coding;
import org.bedside.journal.Feedback;
import org.bedside.journal.Feedback.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedbackTest {

    private static final String CARD = "4e0a3a1e-3283-4575-ab82-028d55fe0000";
    private static final String START = "'card':'" + CARD + "','outcomeTimestamp':'2026-01-15T11:59:00Z',";

    private static HookServer server;

    @BeforeAll
    static void start() {
        server = new HookServer(HookServer.settings(), List.of(Services.risk()));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void forget() {
        server.feedback.clear();
    }

    private static HttpResponse<String> send(String body) {
        byte[] bytes = body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return server.post("/risk/feedback", bytes, "Content-Type", "application/json");
    }

    private static HttpResponse<String> one(String rest) {
        return send("{'feedback':[{" + START + rest + "}]}");
    }

    private static Feedback kept() {
        assertEquals(1, server.feedback.size());
        return server.feedback.get(0);
    }

    @Test
    void anAcceptedSuggestionIsKept() {
        assertEquals(
                200,
                one("'outcome':'accepted','acceptedSuggestions':[{'id':'s1'},{'id':'s2'}]")
                        .statusCode());
        Feedback kept = kept();
        assertEquals(UUID.fromString(CARD), kept.card());
        assertEquals(Outcome.ACCEPTED, kept.outcome());
        assertEquals(Instant.parse("2026-01-15T11:59:00Z"), kept.outcomeAt());
        assertEquals(HookServer.NOW, kept.receivedAt());
        assertEquals(List.of("s1", "s2"), kept.suggestions());
    }

    @Test
    void anOverrideWithReasonAndCommentIsKept() {
        one("'outcome':'overridden','overrideReason':{'reason':{'system':'s','code':'c','display':'d'},"
                + "'userComment':'no <b>need</b>'}");
        assertEquals(Optional.of(new Coding("s", "c", "d")), kept().reason());
        assertEquals("no <b>need</b>", kept().comment());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'outcome':'overridden'",
                "'outcome':'overridden','overrideReason':null",
                "'outcome':'overridden','overrideReason':{'reason':{'code':'c'}}",
                "'outcome':'overridden','overrideReason':{'code':'c'}",
                "'outcome':'overridden','overrideReason':{'userComment':'x'}",
                "'outcome':'overridden','overrideReason':{'userComment':'<img src=x onerror=alert(1)>'}",
                "'outcome':'overridden','overrideReason':{'reason':{},'userComment':'x'}",
                "'outcome':'overridden','extension':{'a':1},'unknown':[]",
                "'outcome':'accepted','acceptedSuggestions':[{'id':'s1','extension':{}}]"
            })
    void everyShapeInUseIsTaken(String rest) {
        HttpResponse<String> response = one(rest);
        assertEquals(200, response.statusCode(), response::body);
        assertEquals(1, server.feedback.size());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = ';',
            value = {
                "'outcome':'accepted';.acceptedSuggestions",
                "'outcome':'accepted','acceptedSuggestions':[];.acceptedSuggestions",
                "'outcome':'accepted','acceptedSuggestions':'s1';.acceptedSuggestions",
                "'outcome':'accepted','acceptedSuggestions':['s1'];.acceptedSuggestions.id",
                "'outcome':'accepted','acceptedSuggestions':[{'id':1}];.acceptedSuggestions.id",
                "'outcome':'ignored';.outcome",
                "'outcome':null;.outcome",
                "'other':1;.outcome",
                "'outcome':'overridden','overrideReason':{};.overrideReason",
                "'outcome':'overridden','overrideReason':'x';.overrideReason",
                "'outcome':'overridden','overrideReason':{'reason':'x'};.overrideReason.reason",
                "'outcome':'overridden','overrideReason':{'reason':{'code':'c'},'userComment':5};.overrideReason.userComment"
            })
    void aWrongShapeIsABadRequestThatNamesTheField(String rest, String field) {
        Refused.at("feedback[0]" + field, 400, one(rest));
        assertEquals(List.of(), server.feedback);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'feedback':{}}", "{'feedback':null}", "{'feedback':'x'}"})
    void feedbackIsAList(String body) {
        Refused.at("feedback", 400, send(body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'x'", "1", "null", "'4e0a3a1e'", "'1-1-1-1-1'", "'4e0a3a1e-3283-4575-ab82-028d55fe000g'"})
    void aCardIsNamedByItsUuid(String card) {
        Refused.at("feedback[0].card", 400, send("{'feedback':[{'card':" + card + "}]}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'yesterday'",
                "1",
                "null",
                "'2026-01-15'",
                "'2026-13-15T11:59:00Z'",
                "'+12026-01-15T11:59:00Z'",
                "'-0001-01-15T11:59:00Z'",
                "'2026-01-15T11:59:00'"
            })
    void theTimeIsOneOfRfc3339(String time) {
        Refused.at(
                "feedback[0].outcomeTimestamp",
                400,
                send("{'feedback':[{'card':'" + CARD + "','outcome':'overridden','outcomeTimestamp':" + time + "}]}"));
    }

    @Test
    void anOffsetIsTurnedIntoTheInstant() {
        send("{'feedback':[{'card':'" + CARD
                + "','outcome':'overridden','outcomeTimestamp':'2026-01-15T12:59:00.5+01:00'}]}");
        assertEquals(Instant.parse("2026-01-15T11:59:00.5Z"), kept().outcomeAt());
    }

    @Test
    void severalCardsAndTheSameCardTwiceAreKeptInTheirOrder() {
        String again = "{" + START + "'outcome':'overridden'}";
        String other = again.replace(CARD, UUID.randomUUID().toString());
        assertEquals(
                200,
                send("{'feedback':[" + again + "," + other + "," + again + "]}").statusCode());
        assertEquals(3, server.feedback.size());
        assertEquals(server.feedback.get(0), server.feedback.get(2));
    }

    @Test
    void allIsKeptOrNothing() {
        Refused.at("feedback[1]", 400, send("{'feedback':[{" + START + "'outcome':'overridden'},7]}"));
        assertEquals(List.of(), server.feedback);
    }

    @Test
    void noFeedbackIsFine() {
        assertEquals(200, send("{'feedback':[]}").statusCode());
    }

    @Test
    void aHugeCommentIsKeptWholeUpToTheLimitOfTheBody() {
        String comment = "x".repeat(150_000);
        assertEquals(
                200,
                one("'outcome':'overridden','overrideReason':{'userComment':'" + comment + "'}")
                        .statusCode());
        assertEquals(comment, kept().comment());
    }

    @Test
    void aCommentThatTheJournalCannotKeepIsABadRequest() {
        Checked<List<Feedback>> parsed = FeedbackParser.parse(
                Calls.element("{'feedback':[{" + START + "'outcome':'overridden','overrideReason':{'userComment':'"
                        + "x".repeat(1_000_000) + "'}}]}"),
                HookServer.NOW);
        String code = parsed.fold(good -> "", Problem::code);
        assertEquals("too-long", code);
    }

    @Test
    void manyAtOnceAreBounded() {
        String many = ("{" + START + "'outcome':'overridden'},").repeat(1_001);
        Refused.at("feedback", 400, send("{'feedback':[" + many.substring(0, many.length() - 1) + "]}"));
    }

    @Test
    void anUnknownServiceTakesNoFeedback() {
        assertEquals(404, server.post("/other/feedback", new byte[] {'{', '}'}).statusCode());
        assertTrue(server.feedback.isEmpty());
    }
}
