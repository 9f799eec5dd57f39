package org.bedside.monitor;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a service did within a time.
 *
 * @param model the model that runs now, {@code id@version}, or {@code ""}
 * @param from the first millisecond
 * @param to the millisecond before which
 * @param said how often it said what
 * @param scores the probabilities of {@code model}, one to an encounter of a patient: the newest
 * @param inputs how those encounters differ from the rows of training; empty if these are not known
 * @param responses what was done with its cards
 * @param followed its predictions against what came about, by version of the model; empty if that is not seen
 */
public record Report(
        String service,
        String model,
        Instant from,
        Instant to,
        Said said,
        Scores scores,
        List<Drift> inputs,
        Responses responses,
        List<Followed> followed) {

    public Report {
        inputs = List.copyOf(inputs);
        followed = List.copyOf(followed);
    }

    /**
     * How often what was said.
     *
     * @param decisions how many calls were decided
     * @param statuses how many of each status
     * @param models how many by which version of which model
     * @param bands how many in which band
     * @param held of how many the cards were held back, by why
     * @param silences why the model said nothing: {@code KIND input}
     */
    public record Said(
            long decisions,
            Map<String, Long> statuses,
            Map<String, Long> models,
            Map<String, Long> bands,
            Map<String, Long> held,
            Map<String, Long> silences) {
        public Said {
            statuses = sorted(statuses);
            models = sorted(models);
            bands = sorted(bands);
            held = sorted(held);
            silences = sorted(silences);
        }
    }

    /**
     * Probabilities.
     *
     * @param encounters how many
     * @param mean not a number if there is none
     * @param bins how many in each tenth from 0 to 1
     */
    public record Scores(long encounters, double mean, List<Long> bins) {
        public Scores {
            bins = List.copyOf(bins);
        }
    }

    /**
     * One input, now and in training.
     *
     * @param index the population stability index, not a number if nothing was counted
     * @param byChance what it stays below by chance alone in 95 of 100 cases
     * @param missing share without it, now
     * @param missingThen share without it, in training
     */
    public record Drift(String input, String label, double index, double byChance, double missing, double missingThen) {

        /** How the index reads. */
        public Verdict verdict() {
            if (!(index > 0.1 && index > byChance)) {
                return Verdict.STABLE;
            }
            return index > 0.25 ? Verdict.SHIFTED : Verdict.WATCH;
        }
    }

    /** How an index reads: what chance alone explains is stable. */
    public enum Verdict {
        STABLE,
        WATCH,
        SHIFTED
    }

    /**
     * What was done with cards; the last feedback to a card counts.
     *
     * @param shown how many cards were shown
     * @param reasons of the overrides, by the code of the service's own reasons; {@code other}, {@code none}
     */
    public record Responses(long shown, long accepted, long overridden, Map<String, Long> reasons) {
        public Responses {
            reasons = sorted(reasons);
        }

        /** Cards that nobody told us about. */
        public long unanswered() {
            return shown - accepted - overridden;
        }
    }

    private static Map<String, Long> sorted(Map<String, Long> counts) {
        return Collections.unmodifiableMap(new TreeMap<>(counts));
    }
}
