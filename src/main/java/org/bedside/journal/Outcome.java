package org.bedside.journal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What came of what an entry predicted, settled once and for all.
 *
 * @param settledAt when it was settled, to the microsecond
 * @param sex the patient's, as a FHIR administrative gender, or {@code ""}
 * @param ageBand the patient's at the prediction, or {@code ""}
 * @param race the patient's, in words, or {@code ""}
 */
public record Outcome(Came came, Instant settledAt, String sex, String ageBand, String race) {

    /** Whether it came about. */
    public enum Came {
        POSITIVE,
        NEGATIVE,
        /** It will never be known. */
        UNKNOWN,
        /** It had come about before, or may have. */
        BEFORE
    }

    public Outcome {
        settledAt = settledAt.truncatedTo(ChronoUnit.MICROS);
        sex = Text.storable(sex);
        ageBand = Text.storable(ageBand);
        race = Text.storable(race);
    }
}
