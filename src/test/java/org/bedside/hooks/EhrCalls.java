package org.bedside.hooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.bedside.journal.Entry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Calls that bring nothing, an EHR to fetch it from, and another that must never be asked. */
abstract class EhrCalls {

    static final String TOKEN = "s3cret-t0ken";
    static final Duration OPTIONAL = Duration.ofMillis(300);
    static final Duration REQUIRED = Duration.ofMillis(1_500);

    static StubEhr ehr;
    static StubEhr evil;
    static HookServer server;

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
    static ObjectNode bare(String fhirServer) {
        ObjectNode call = Calls.risk();
        call.remove("prefetch");
        call.put("fhirServer", fhirServer);
        call.set(
                "fhirAuthorization",
                Calls.object("{'access_token':'" + TOKEN
                        + "','token_type':'Bearer','expires_in':300,'scope':'user/*.rs','subject':'app'}"));
        return call;
    }

    static ObjectNode bare() {
        return bare(ehr.base());
    }

    static HttpResponse<String> send(ObjectNode call) {
        HttpResponse<String> response = server.call("risk", call.toString());
        assertFalse(response.body().contains(TOKEN));
        for (Entry entry : server.entries) {
            assertFalse(entry.toString().contains(TOKEN));
        }
        return response;
    }

    static void oneCard(HttpResponse<String> response) {
        assertEquals(200, response.statusCode(), response::body);
        assertEquals(1, Rules.answer(response.body()).path("cards").size());
    }

    static int port(StubEhr stub) {
        return Integer.parseInt(stub.origin.substring(stub.origin.lastIndexOf(':') + 1));
    }

    static ObjectNode page(String next, ObjectNode... resources) {
        ObjectNode page = Calls.bundle(resources);
        page.set(
                "link",
                Calls.tree("[{\"relation\":\"self\",\"url\":\"x\"},{\"relation\":\"next\",\"url\":\"" + next + "\"}]"));
        return page;
    }

    static void within(Duration longest, Runnable run) {
        long start = System.nanoTime();
        run.run();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertTrue(took.compareTo(longest) < 0, took::toString);
    }
}
