package org.bedside.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
    void entriesAndCardsAreRandomUuidsOfVersionFour() {
        UUID entry = CardIds.newEntry();
        assertEquals(4, entry.version());
        assertEquals(2, entry.variant());
        assertEquals(4, CardIds.card(entry, 3).version());
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
