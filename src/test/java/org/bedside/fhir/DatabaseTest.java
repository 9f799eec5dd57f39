package org.bedside.fhir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DatabaseTest {

    @Test
    void anH2FileThatWouldLoseAcknowledgedWritesIsRefused() {
        assertRefused("jdbc:h2:file:/data/store");
        assertRefused("jdbc:h2:./store;WRITE_DELAY=500");
        assertRefused("jdbc:h2:~/store;WRITE_DELAY=05");
    }

    private static void assertRefused(String url) {
        Exception refusal = assertThrows(IllegalArgumentException.class, () -> Database.of(url));
        assertTrue(String.valueOf(refusal.getMessage()).contains("WRITE_DELAY=0"));
    }

    @Test
    void theKindIsToldByTheUrl() {
        assertTrue(Database.embedded(Path.of("data")).isH2File());
        assertFalse(Database.of("jdbc:h2:mem:x").isH2File());
        assertTrue(Database.of("jdbc:h2:file:x;write_delay=0").isH2File());
        assertEquals(
                Database.Kind.POSTGRESQL,
                Database.of("jdbc:postgresql://db/store").kind());
        assertThrows(IllegalArgumentException.class, () -> Database.of("jdbc:oracle:thin:@db"));
    }
}
