package org.bedside.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReadingsTest {

    private static final Instant NOW = Sample.NOON;

    private final Journal journal = Journal.open(Sample.database());
    private final Readings readings = new Readings(journal);

    private Map<String, String> all() {
        return readings.find("v1", List.of("a", "b", "c"));
    }

    @Test
    void aReadingIsFoundByItsNoteAndExtractor() {
        readings.keep("v1", "anna", NOW, Map.of("a", "{\"x\":\"\u00e9\"}", "b", "{}"));
        assertEquals(Map.of("a", "{\"x\":\"\u00e9\"}", "b", "{}"), all());
        assertEquals(Map.of(), readings.find("v2", List.of("a", "b")));
        assertEquals(Map.of(), readings.find("v1", List.of()));
    }

    @Test
    void whatIsKeptTwiceIsKeptOnce() {
        readings.keep("v1", "anna", NOW, Map.of("a", "first"));
        readings.keep("v1", "anna", NOW, Map.of("a", "second"));
        assertEquals(Map.of("a", "first"), all());
    }

    @Test
    void readingsAreErasedWithTheirPatientAndWithTheirTime() {
        AtomicInteger erased = new AtomicInteger();
        journal.onErased(erased::incrementAndGet);
        readings.keep("v1", "anna", NOW, Map.of("a", "1"));
        readings.keep("v1", "ben", NOW.minus(Duration.ofDays(10)), Map.of("b", "2"));
        readings.keep("v1", "cleo", NOW, Map.of("c", "3"));
        journal.erase("anna", NOW);
        assertEquals(Map.of("b", "2", "c", "3"), all());
        journal.retain(Duration.ofDays(5), NOW);
        assertEquals(Map.of("c", "3"), all());
        assertEquals(2, erased.get());
    }
}
