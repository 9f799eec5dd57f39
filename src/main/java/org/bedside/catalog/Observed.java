package org.bedside.catalog;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bedside.evidence.Input;

/**
 * How it is seen afterwards whether a model's outcome came about. Only what began after the prediction counts.
 *
 * @param within how long after the prediction; empty for until the current encounter ends
 * @param death whether the patient's death within that time is the outcome, or one way to it
 * @param repeats whether it can come about again; if not, who had it already at the prediction is not counted
 * @param positive any of these within that time means that it came about
 * @param negative any of these, and none of the others, means that it did not
 * @param otherwise what it means that none of these was seen
 */
public record Observed(
        Optional<Duration> within,
        boolean death,
        boolean repeats,
        List<Sign> positive,
        List<Sign> negative,
        Otherwise otherwise) {

    public Observed {
        positive = List.copyOf(positive);
        negative = List.copyOf(negative);
        if (!death && positive.isEmpty()) {
            throw new IllegalArgumentException("an outcome is seen by a death or by something positive");
        }
        if (within.isPresent() && (within.get().isZero() || within.get().isNegative())) {
            throw new IllegalArgumentException("an outcome is awaited for longer than nothing");
        }
    }

    /** What is looked at, and the values that count. */
    public record Sign(Input input, Input.Range range) {}

    /** What silence means. */
    public enum Otherwise {
        /** It would be in the record. */
        NEGATIVE,
        /** Nobody may have looked. */
        UNKNOWN
    }
}
