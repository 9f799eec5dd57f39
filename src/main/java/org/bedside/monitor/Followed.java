package org.bedside.monitor;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bedside.catalog.Measure;

/**
 * What one version of a model predicted, against what came about. An encounter of a patient counts once: by its newest
 * prediction before the outcome.
 *
 * @param model {@code id@version}
 * @param within how long after the prediction the outcome counts; empty for until the encounter ends
 * @param predictions how many; the sum of the next three
 * @param known of how many the outcome is known and the time is over
 * @param pending of how many it may still become known
 * @param unknown of how many it never will be, or had come about before
 * @param groups those known: all, then by sex and by age
 */
public record Followed(
        String model,
        Optional<Duration> within,
        long predictions,
        long known,
        long pending,
        long unknown,
        List<Group> groups) {

    /** The names of the measures, in their order. */
    public static final List<String> MEASURES = List.of("auroc", "brier", "slope", "intercept", "observedToExpected");

    public Followed {
        groups = List.copyOf(groups);
    }

    /**
     * Predictions whose outcome is known.
     *
     * @param attribute {@code all}, {@code sex} or {@code age}
     * @param value of the attribute; {@code not known}
     * @param observed in how many the outcome came about
     * @param expected the sum of their probabilities
     * @param measures by {@link #MEASURES}, with 95 % intervals; none where there are too few to tell
     */
    public record Group(
            String attribute, String value, long known, long observed, double expected, Map<String, Measure> measures) {
        public Group {
            measures = Map.copyOf(measures);
        }

        /** Whether fewer than 20 came about, or fewer than 20 did not: then nothing is measured. */
        public boolean tooFew() {
            return measures.isEmpty();
        }

        /** A figure; empty where there are too few to tell. */
        public Optional<Measure> measure(String name) {
            return Optional.ofNullable(measures.get(name));
        }
    }
}
