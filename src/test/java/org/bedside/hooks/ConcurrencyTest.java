package org.bedside.hooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bedside.journal.CardIds;
import org.bedside.journal.Entry;
import org.bedside.notes.NoteReading;
import org.junit.jupiter.api.Test;

class ConcurrencyTest {

    private static final Pattern MARK = Pattern.compile("Problem of (\\w+)");

    @Test
    void noAnswerHoldsAnotherPatientsData() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(8);
        try (HookServer server = new HookServer(
                HookServer.settings(),
                List.of(Services.risk()),
                CardIds::newEntry,
                note -> new NoteReading(List.of(), List.of(), List.of()))) {
            List<Future<Integer>> running = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                int own = thread;
                Callable<Integer> calls = () -> {
                    for (int at = 0; at < 200; at++) {
                        call(server, "p" + own + "x" + at, 190 + own);
                    }
                    return 200;
                };
                running.add(callers.submit(calls));
            }
            for (Future<Integer> one : running) {
                assertEquals(200, one.get());
            }
            assertEquals(1_600, server.entries.size());
            Set<String> patients = new HashSet<>();
            for (Entry entry : server.entries) {
                patients.add(entry.patient());
                assertTrue(entry.record().contains("Condition/c" + entry.patient() + "\""));
            }
            assertEquals(1_600, patients.size());
        } finally {
            callers.shutdownNow();
        }
    }

    private static void call(HookServer server, String patient, int glucose) {
        ObjectNode call = Calls.risk(patient, glucose);
        ObjectNode condition = (ObjectNode) call.at("/prefetch/problems/entry/0/resource");
        condition.put("id", "c" + patient);
        condition.set("code", Calls.object("{'text':'Problem of " + patient + "'}"));
        JsonNode card =
                Rules.answer(server.call("risk", call.toString()).body()).at("/cards/0");
        assertTrue(card.path("detail").asText().contains(glucose + " mg/dL"), card::toString);
        Matcher mark = MARK.matcher(card.path("detail").asText());
        while (mark.find()) {
            assertEquals(patient, mark.group(1));
        }
        for (JsonNode suggestion : card.path("suggestions")) {
            assertEquals(
                    "Patient/" + patient,
                    suggestion.at("/actions/0/resource/subject/reference").asText());
        }
    }
}
