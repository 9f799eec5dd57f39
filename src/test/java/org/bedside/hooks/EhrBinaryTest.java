package org.bedside.hooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bedside.notes.NoteReading;
import org.junit.jupiter.api.Test;

/** Notes whose text is in a Binary of the EHR, and of nobody else. */
class EhrBinaryTest {

    private static ObjectNode document(String id, String url) {
        return Calls.object("{'resourceType':'DocumentReference','id':'" + id
                + "','status':'current','subject':{'reference':'Patient/p1'},'date':'2025-12-01T10:00:00Z',"
                + "'content':[{'attachment':{'contentType':'text/plain','url':'" + url + "'}}]}");
    }

    private static String binary(String text) {
        return "{\"resourceType\":\"Binary\",\"id\":\"b1\",\"contentType\":\"text/plain\",\"data\":\""
                + Base64.getEncoder().encodeToString(text.getBytes(UTF_8)) + "\"}";
    }

    @Test
    void aBinaryIsFetchedFromTheServerOfTheCallAndFromNoOther() {
        List<String> read = new CopyOnWriteArrayList<>();
        Extraction.Reader reader = note -> {
            read.add(note.text());
            return new NoteReading(List.of(), List.of(), List.of());
        };
        try (StubEhr ehr = new StubEhr();
                StubEhr evil = new StubEhr();
                HookServer server = new HookServer(
                        HookServer.settings(
                                java.time.Duration.ofSeconds(5), java.time.Duration.ofSeconds(5), List.of(ehr.origin)),
                        List.of(Services.notes()),
                        () -> HookServer.ENTRY,
                        reader)) {
            evil.on("Binary/b1", StubEhr.json(200, binary("stolen")));
            ehr.record("p1")
                    .on("Binary/b1", StubEhr.json(200, binary("relative")))
                    .on("Binary/b2", StubEhr.json(200, binary("absolute")))
                    .on("Binary/b4", StubEhr.redirect(evil.base() + "/Binary/b1"))
                    .on(
                            "DocumentReference",
                            Calls.bundle(
                                    document("d1", "Binary/b1"),
                                    document("d2", ehr.base() + "/Binary/b2"),
                                    document("d3", evil.base() + "/Binary/b1"),
                                    document("d4", "Binary/b4"),
                                    document("d5", "Binary/none")));
            ObjectNode call = EhrCalls.bare(ehr.base());
            assertEquals(200, server.call("notes", call.toString()).statusCode());
            assertEquals(List.of("absolute", "relative"), read.stream().sorted().toList());
            assertEquals(List.of(), evil.asked);
            assertEquals(
                    true,
                    ehr.asked.stream().allMatch(asked -> asked.authorization().equals("Bearer " + EhrCalls.TOKEN)));
            String record = server.lastEntry().record();
            for (String left : List.of("d3", "d4", "d5")) {
                assertTrue(record.contains("DocumentReference/" + left), record);
            }
        }
    }

    @Test
    void servicesThatReadNoNotesFetchNone() {
        try (StubEhr ehr = new StubEhr();
                HookServer server = new HookServer(
                        HookServer.settings(
                                java.time.Duration.ofSeconds(5), java.time.Duration.ofSeconds(5), List.of(ehr.origin)),
                        List.of(Services.risk()))) {
            ehr.record("p1");
            assertEquals(
                    200,
                    server.call("risk", EhrCalls.bare(ehr.base()).toString()).statusCode());
            assertEquals(0, ehr.times("Binary"));
        }
    }
}
