package org.bedside.journal;

import java.util.UUID;

/**
 * The one scheme by which a card's UUID names the journal entry it came from: an entry's UUID (version 4, 106 random
 * bits) ends in 16 zero bits, and the card with index {@code i} has that UUID with {@code i} in them.
 */
public final class CardIds {

    /** How many cards one entry can name. */
    public static final int MOST = 1 << 16;

    private static final long INDEX = MOST - 1;

    private CardIds() {}

    /** A new entry's id. */
    public static UUID newEntry() {
        return entry(UUID.randomUUID());
    }

    /** The id of an entry's card, counted from 0. */
    public static UUID card(UUID entry, int index) {
        if (!isEntry(entry) || index < 0 || index >= MOST) {
            throw new IllegalArgumentException("not an entry and an index within it");
        }
        return new UUID(entry.getMostSignificantBits(), entry.getLeastSignificantBits() | index);
    }

    /** The entry that a card's id names, whether or not there is such an entry. */
    public static UUID entry(UUID card) {
        return new UUID(card.getMostSignificantBits(), card.getLeastSignificantBits() & ~INDEX);
    }

    /** Which of its entry's cards this is, counted from 0. */
    public static int index(UUID card) {
        return (int) (card.getLeastSignificantBits() & INDEX);
    }

    static boolean isEntry(UUID id) {
        return index(id) == 0;
    }
}
