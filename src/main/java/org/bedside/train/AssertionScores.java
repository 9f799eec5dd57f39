package org.bedside.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.bedside.notes.Assertion;

/** How assertions compare with what a person said, by document. Not thread-safe. */
public final class AssertionScores {

    /** What is compared, in the order of the counts. */
    public enum Flag {
        NEGATED,
        HISTORICAL,
        HYPOTHETICAL,
        OTHER_PERSON
    }

    /** Phrases of which both say so, only we do, only the person does. */
    public record Counts(int right, int wrong, int missed) {

        public double precision() {
            return right / (double) (right + wrong);
        }

        public double recall() {
            return right / (double) (right + missed);
        }

        /** NaN where nobody says so of any phrase. */
        public double f1() {
            return 2.0 * right / (2.0 * right + wrong + missed);
        }

        Counts plus(Counts other) {
            return new Counts(right + other.right, wrong + other.wrong, missed + other.missed);
        }
    }

    private static final Counts ZERO = new Counts(0, 0, 0);
    private static final int RESAMPLES = 2000;
    private static final long SEED = 20090108;

    private final Map<String, Map<Flag, Counts>> byDocument = new LinkedHashMap<>();
    private int rows;

    /** Counts one phrase. */
    public void add(String document, AssertionRows.Labels labels, Assertion said) {
        Map<Flag, Counts> counts = byDocument.computeIfAbsent(document, name -> new EnumMap<>(Flag.class));
        count(counts, Flag.NEGATED, labels.negated(), said.negated());
        count(counts, Flag.HISTORICAL, labels.historical(), said.historical());
        count(counts, Flag.HYPOTHETICAL, labels.hypothetical(), said.hypothetical());
        count(counts, Flag.OTHER_PERSON, labels.otherPerson(), said.otherPerson());
        rows++;
    }

    private static void count(Map<Flag, Counts> counts, Flag flag, boolean gold, boolean ours) {
        Counts one = new Counts(gold && ours ? 1 : 0, !gold && ours ? 1 : 0, gold && !ours ? 1 : 0);
        counts.merge(flag, one, Counts::plus);
    }

    /** Whether nothing was counted. */
    public boolean isEmpty() {
        return rows == 0;
    }

    /** The counts of all documents. */
    public Counts of(Flag flag) {
        return sum(new ArrayList<>(byDocument.values()), flag);
    }

    private static Counts sum(List<Map<Flag, Counts>> documents, Flag flag) {
        return documents.stream().map(counts -> counts.getOrDefault(flag, ZERO)).reduce(ZERO, Counts::plus);
    }

    /**
     * The 2.5th and 97.5th percentile of F1 when documents are drawn anew, with replacement; samples in which nobody says so
     * of any phrase are left out.
     */
    public double[] interval(Flag flag) {
        List<Map<Flag, Counts>> documents = new ArrayList<>(byDocument.values());
        Random random = new Random(SEED);
        double[] drawn = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            List<Map<Flag, Counts>> sample = new ArrayList<>(documents.size());
            for (int d = 0; d < documents.size(); d++) {
                sample.add(documents.get(random.nextInt(documents.size())));
            }
            drawn[i] = sum(sample, flag).f1();
        }
        double[] sorted =
                Arrays.stream(drawn).filter(f1 -> !Double.isNaN(f1)).sorted().toArray();
        return sorted.length == 0
                ? new double[] {Double.NaN, Double.NaN}
                : new double[] {sorted[(int) (0.025 * sorted.length)], sorted[(int) (0.975 * sorted.length)]};
    }

    /** One line per flag: F1 with its interval, precision, recall and the counts behind them. */
    public String text() {
        StringBuilder text = new StringBuilder(
                String.format(Locale.ROOT, "%d labelled rows of %d documents%n", rows, byDocument.size()));
        for (Flag flag : Flag.values()) {
            Counts counts = of(flag);
            if (counts.equals(ZERO)) {
                text.append(String.format(
                        Locale.ROOT,
                        "%-12s said of no phrase, by nobody%n",
                        flag.name().toLowerCase(Locale.ROOT)));
                continue;
            }
            double[] interval = interval(flag);
            text.append(String.format(
                    Locale.ROOT,
                    "%-12s F1 %.4f [%.4f, %.4f] precision %.4f recall %.4f right %d wrong %d missed %d%n",
                    flag.name().toLowerCase(Locale.ROOT),
                    counts.f1(),
                    interval[0],
                    interval[1],
                    counts.precision(),
                    counts.recall(),
                    counts.right(),
                    counts.wrong(),
                    counts.missed()));
        }
        return text.toString();
    }
}
