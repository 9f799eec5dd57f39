package org.bedside.hooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.bedside.journal.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HookSettingsTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "http://localhost", "http://localhost:8080", "HTTP://LOCALHOST:3000"})
    void pagesOfThisComputerAndCallersThatAreNoBrowserAreTrusted(String origin) {
        assertTrue(HookServer.settings().trusts(origin));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "https://localhost",
                "http://localhost.evil.example",
                "http://evil.example/localhost",
                "http://localhost:8080:8080",
                "http://localhost:123456",
                "http://127.0.0.1",
                "https://evil.example"
            })
    void pagesOfOthersAreNot(String origin) {
        assertEquals(false, HookServer.settings().trusts(origin));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "ehr.example.org", "ftp://ehr.example.org", "https://user@ehr.example.org", "https:///"})
    void aFhirServerThatIsNoOriginStopsTheServer(String server) {
        assertThrows(
                IllegalArgumentException.class,
                () -> HookServer.settings(Duration.ZERO, Duration.ZERO, List.of(server)));
    }

    /** Anybody's page could otherwise have made-up risks written into our store. */
    @Test
    void aCallOfAPageThatIsNotTrustedMakesNoRiskAssessment() {
        try (HookServer server = new HookServer(HookServer.settings(), List.of(Services.risk()))) {
            byte[] call = Calls.risk().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
            for (String origin : List.of("http://localhost:8080", "https://evil.example")) {
                server.post("/risk", call, "Content-Type", "application/json", "Origin", origin);
            }
            List<Boolean> assessed = server.entries.stream()
                    .map(Entry::assessed)
                    .map(java.util.Optional::isPresent)
                    .toList();
            assertEquals(List.of(true, false), assessed);
        }
    }
}
