package org.bedside.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExtractorVersionTest {

    @Test
    void itIsTheSameUntilAnExtractorChanges() {
        String version = new ExtractorVersion(List.of("note-entities")).get();
        assertTrue(version.matches("[0-9a-f]{64}"), version);
        assertEquals(version, new ExtractorVersion(List.of("note-entities")).get());
        assertNotEquals(version, new ExtractorVersion(List.of()).get());
    }
}
