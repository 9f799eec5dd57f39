package org.bedside.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CardIdsTest {

    @Test
    void aCardNamesItsEntryAndItsIndex() {
        UUID entry = CardIds.newEntry();
        for (int index : new int[] {0, 1, 255, 256, CardIds.MOST - 1}) {
            UUID card = CardIds.card(entry, index);
            assertEquals(entry, CardIds.entry(card));
            assertEquals(index, CardIds.index(card));
        }
    }

    @Test
    void entriesAndCardsAreUuidsOfVersionSevenInTheOrderOfTime() {
        UUID entry = CardIds.newEntry(Instant.ofEpochMilli(1_645_557_742_000L));
        assertEquals(0x017F22E279B0L, entry.getMostSignificantBits() >>> 16, "the example of RFC 9562, A.6");
        assertTrue(entry.compareTo(CardIds.newEntry(Instant.ofEpochMilli(1_645_557_742_001L))) < 0);
        assertTrue(entry.compareTo(CardIds.first(Instant.ofEpochMilli(1_645_557_742_000L))) >= 0);
        assertEquals(7, entry.version());
        assertEquals(2, entry.variant());
        assertEquals(7, CardIds.card(entry, 3).version());
        assertEquals(2, CardIds.card(entry, CardIds.MOST - 1).variant());
    }

    @Test
    void anIndexThatDoesNotFitIsRefused() {
        UUID entry = CardIds.newEntry();
        assertThrows(IllegalArgumentException.class, () -> CardIds.card(entry, -1));
        assertThrows(IllegalArgumentException.class, () -> CardIds.card(entry, CardIds.MOST));
        assertThrows(IllegalArgumentException.class, () -> CardIds.card(CardIds.card(entry, 1), 1));
    }
}
