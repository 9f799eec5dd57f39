package org.bedside.journal;

import java.time.Instant;
import java.util.UUID;

/**
 * The one scheme by which a card's UUID names the journal entry it came from: an entry's UUID (version 7 of RFC 9562:
 * 48 bits of milliseconds since 1970, here 58 random bits) ends in 16 zero bits, and the card with index {@code i} has
 * that UUID with {@code i} in them. So entries sort by time, and a database appends where it appended before.
 */
public final class CardIds {

    /** How many cards one entry can name. */
    public static final int MOST = 1 << 16;

    private static final long INDEX = MOST - 1;
    private static final long VERSION = 0x7000;
    private static final long RANDOM = 0x0fff;
    private static final long VARIANT = 1L << 63;

    private CardIds() {}

    /** A new entry's id. */
    public static UUID newEntry() {
        return newEntry(Instant.now());
    }

    /** The id of an entry of this time, between the years 1970 and 6429, so that no sign gets in the way. */
    static UUID newEntry(Instant at) {
        UUID random = UUID.randomUUID();
        return new UUID(
                first(at).getMostSignificantBits() | (random.getMostSignificantBits() & RANDOM),
                random.getLeastSignificantBits() & ~INDEX);
    }

    /** The least id of this millisecond: from here on are the entries of then and later. */
    static UUID first(Instant at) {
        return new UUID((at.toEpochMilli() << 16) | VERSION, VARIANT);
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
