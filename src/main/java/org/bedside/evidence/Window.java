package org.bedside.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Which facts an input may look at, by their time.
 *
 * @param anchor what the window is tied to
 * @param length how far it reaches from the anchor, back or (of a start) on; zero where the anchor alone decides
 */
public record Window(Anchor anchor, Duration length) {

    /** What a window is tied to. */
    public enum Anchor {
        /** Whenever. */
        EVER,
        /** Up to the time of asking, as far back as the length says. */
        NOW,
        /** Before the current encounter began, as far back from there as the length says; never the encounter itself. */
        BEFORE_ENCOUNTER,
        /** Since the current encounter began. */
        ENCOUNTER,
        /** From the start of the current encounter on, for as long as the length says. */
        ENCOUNTER_START,
        /** The day of the current encounter that ends when the length has passed since its start. */
        ENCOUNTER_DAY
    }

    private static final Duration DAY = Duration.ofDays(1);

    public static final Window EVER = new Window(Anchor.EVER, Duration.ZERO);

    public Window {
        boolean needsLength = anchor != Anchor.EVER && anchor != Anchor.ENCOUNTER;
        if (needsLength == length.isZero() || length.isNegative()) {
            throw new IllegalArgumentException("a window of " + anchor + " with length " + length);
        }
    }

    /** Whether the window cannot be placed because the current encounter or its start is not known. */
    boolean unplaceable(Facts facts) {
        return anchor != Anchor.EVER && anchor != Anchor.NOW && start(facts).isEmpty();
    }

    /** Whether a note may be looked at. */
    public boolean contains(Note note, Facts facts) {
        return contains(note.when(), "", facts);
    }

    boolean contains(Fact fact, Facts facts) {
        return contains(fact.when(), fact.encounter(), facts);
    }

    private boolean contains(When when, String encounter, Facts facts) {
        return switch (anchor) {
            case EVER -> true;
            case NOW -> when.overlaps(facts.asOf().minus(length), facts.asOf());
            case BEFORE_ENCOUNTER ->
                start(facts)
                        .map(start -> when.from().isBefore(start)
                                && !when.from().isBefore(start.minus(length))
                                && !isCurrent(encounter, facts))
                        .orElse(false);
            case ENCOUNTER_START ->
                start(facts)
                        .map(start -> when.overlaps(start, start.plus(length)))
                        .orElse(false);
            case ENCOUNTER_DAY ->
                start(facts)
                        .map(start -> when.overlaps(start.plus(length).minus(DAY), start.plus(length)))
                        .orElse(false);
            case ENCOUNTER ->
                isCurrent(encounter, facts)
                        || start(facts)
                                .map(start -> when.overlaps(start, facts.asOf()))
                                .orElse(false);
        };
    }

    private static boolean isCurrent(String encounter, Facts facts) {
        return facts.encounter()
                .map(current -> current.source().reference().equals(encounter))
                .orElse(false);
    }

    private static Optional<Instant> start(Facts facts) {
        return facts.encounter().map(encounter -> encounter.when().from()).filter(from -> from.isAfter(Instant.EPOCH));
    }
}
