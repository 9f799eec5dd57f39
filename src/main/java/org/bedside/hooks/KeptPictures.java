package org.bedside.hooks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bedside.predict.Prediction;

/**
 * What is drawn of the latest cards if somebody asks: what a picture is drawn from, by the card's uuid, in this process'
 * memory alone. Thread-safe.
 */
final class KeptPictures {

    /** A working shift; a choice of ours. */
    static final Duration LONGEST = Duration.ofHours(8);

    /** At some 2 to 5 KB each, 5 MB in all. */
    static final int MOST = 1_000;

    private record Kept(Prediction.Picture picture, Instant since) {}

    private final Clock clock;
    private final Map<UUID, Kept> newest = new LinkedHashMap<>();

    KeptPictures(Clock clock) {
        this.clock = clock;
    }

    /** Keeps what explains a card; those too old or too many are let go, the oldest first. */
    void keep(UUID card, Prediction.Picture picture) {
        synchronized (newest) {
            newest.put(card, new Kept(picture, clock.instant()));
            Instant oldest = clock.instant().minus(LONGEST);
            newest.values().removeIf(kept -> kept.since().isBefore(oldest));
            if (newest.size() > MOST) {
                newest.remove(newest.keySet().iterator().next());
            }
        }
    }

    /** The picture, drawn now; empty if there is none any more, or none of that format. */
    Optional<byte[]> drawn(UUID card, Prediction.Picture.Format format) {
        Optional<Kept> found;
        synchronized (newest) {
            found = Optional.ofNullable(newest.get(card));
        }
        Instant oldest = clock.instant().minus(LONGEST);
        return found.filter(kept -> !kept.since().isBefore(oldest))
                .map(Kept::picture)
                .filter(picture -> picture.format() == format)
                .map(picture -> picture.drawn().get());
    }

    /** Lets everything go: of whom a picture is, is not known here. */
    void forget() {
        synchronized (newest) {
            newest.clear();
        }
    }
}
