package org.bedside.validity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.bedside.catalog.Measure;
import org.bedside.catalog.Metrics;

/** Probabilities beside what came about: discrimination and calibration with 95 % intervals. */
public final class Scores {

    /** Resamples of the bootstrap: enough for two digits of an interval's ends. */
    private static final int RESAMPLES = 500;

    /** Fewer outcomes (or fewer without) than this say nothing about discrimination. */
    private static final int FEWEST = 20;

    private static final int BINS = 10;

    /** Of the decision curve; closer where many outcomes are rare. */
    private static final double[] THRESHOLDS = {
        0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8
    };

    /** The figures, in the order in which they are worked out. */
    private static final List<String> NAMES =
            List.of("auroc", "auprc", "brier", "ece", "slope", "intercept", "sensitivity", "specificity", "ppv");

    private static final String RATIO = "observedToExpected";

    /** What may lie outside 0 to 1. */
    private static final Set<String> FREE = Set.of("slope", "intercept", RATIO);

    private final double[] probability;
    private final double[] logOdds;
    private final boolean[] positive;
    private final int[] patient;
    private final int patients;
    private final double threshold;

    /**
     * What was predicted, and what came about.
     *
     * @param patient the number of each row's patient: rows of one patient are drawn together
     * @param threshold from which probability on a row counts as flagged
     */
    public Scores(double[] probability, boolean[] positive, int[] patient, double threshold) {
        int n = probability.length;
        Integer[] order = IntStream.range(0, n).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(at -> probability[at]));
        this.probability = new double[n];
        this.logOdds = new double[n];
        this.positive = new boolean[n];
        this.patient = new int[n];
        Map<Integer, Integer> numbers = new LinkedHashMap<>();
        for (int at = 0; at < n; at++) {
            double p = probability[order[at]];
            this.probability[at] = p;
            this.logOdds[at] = Math.log(p / (1 - p));
            this.positive[at] = positive[order[at]];
            this.patient[at] = numbers.computeIfAbsent(patient[order[at]], key -> numbers.size());
        }
        this.patients = numbers.size();
        this.threshold = threshold;
    }

    /** All figures; none of them where there are too few outcomes. Intervals by a bootstrap of patients. */
    public Metrics.Group group(String attribute, String value, int seed) {
        int positives = 0;
        int flagged = 0;
        for (int at = 0; at < positive.length; at++) {
            positives += positive[at] ? 1 : 0;
            flagged += probability[at] >= threshold ? 1 : 0;
        }
        boolean enough = positives >= FEWEST && positive.length - positives >= FEWEST;
        return new Metrics.Group(
                attribute, value, positive.length, positives, flagged, enough ? measures(seed) : Map.of());
    }

    private Map<String, Measure> measures(int seed) {
        double[] once = new double[positive.length];
        Arrays.fill(once, 1);
        double[] figures = figures(once, Calibration.NONE);
        Calibration line = new Calibration(figures[4], figures[5]);
        double[][] resampled = resampled(seed, figures.length, weights -> figures(weights, line));
        Map<String, Measure> measures = new LinkedHashMap<>();
        for (int figure = 0; figure < figures.length; figure++) {
            measures.put(NAMES.get(figure), measure(NAMES.get(figure), figures[figure], resampled[figure]));
        }
        return measures;
    }

    /** How many outcomes came about to one expected, that is, to the sum of the probabilities; with its interval. */
    public Measure observedToExpected(int seed) {
        double[] once = new double[positive.length];
        Arrays.fill(once, 1);
        double[] resampled = resampled(seed, 1, weights -> new double[] {ratio(weights)})[0];
        Measure ratio = measure(RATIO, ratio(once), resampled);
        return new Measure(ratio.value(), Math.max(0, ratio.low()), ratio.high());
    }

    private double ratio(double[] weights) {
        double observed = 0;
        double expected = 0;
        for (int at = 0; at < weights.length; at++) {
            observed += positive[at] ? weights[at] : 0;
            expected += weights[at] * probability[at];
        }
        return observed / expected;
    }

    /** Each figure of every resample: patients are drawn with replacement. */
    private double[][] resampled(int seed, int width, Function<double[], double[]> figures) {
        double[][] resampled = new double[width][RESAMPLES];
        SplittableRandom random = new SplittableRandom(seed);
        double[] weights = new double[positive.length];
        for (int resample = 0; resample < RESAMPLES; resample++) {
            int[] drawn = new int[patients];
            for (int draw = 0; draw < patients; draw++) {
                drawn[random.nextInt(patients)]++;
            }
            for (int at = 0; at < weights.length; at++) {
                weights[at] = drawn[patient[at]];
            }
            double[] again = figures.apply(weights);
            for (int figure = 0; figure < again.length; figure++) {
                resampled[figure][resample] = again[figure];
            }
        }
        return resampled;
    }

    /**
     * The middle 95 % of the resamples, moved so that their median lies on the figure: resampling alone raises the
     * expected calibration error, which must not shift its interval.
     */
    private static Measure measure(String name, double figure, double[] resampled) {
        Arrays.sort(resampled);
        double median = quantile(resampled, 0.5);
        double low = figure + quantile(resampled, 0.025) - median;
        double high = figure + quantile(resampled, 0.975) - median;
        boolean free = FREE.contains(name);
        return free ? new Measure(figure, low, high) : new Measure(figure, Math.max(0, low), Math.min(1, high));
    }

    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    private double[] figures(double[] weights, Calibration start) {
        Calibration line = Calibration.fit(logOdds, positive, weights, start);
        double[] flagged = flagged(weights);
        return new double[] {
            auroc(weights),
            auprc(weights),
            brier(weights),
            ece(weights),
            line.slope(),
            line.intercept(),
            flagged[0],
            flagged[1],
            flagged[2]
        };
    }

    /** The area under the ROC curve: how often an outcome is ranked above none, ties counting half. */
    private double auroc(double[] weights) {
        double area = 0;
        double above = 0;
        double below = 0;
        for (int at = 0; at < weights.length; ) {
            double yes = 0;
            double no = 0;
            double p = probability[at];
            for (; at < weights.length && probability[at] == p; at++) {
                if (positive[at]) {
                    yes += weights[at];
                } else {
                    no += weights[at];
                }
            }
            area += yes * (below + no / 2);
            above += yes;
            below += no;
        }
        return area / (above * below);
    }

    /** Average precision: the precision at each distinct probability, by the recall that it adds. */
    private double auprc(double[] weights) {
        double sum = 0;
        double hits = 0;
        double all = 0;
        for (int at = weights.length - 1; at >= 0; ) {
            double yes = 0;
            double p = probability[at];
            for (; at >= 0 && probability[at] == p; at--) {
                yes += positive[at] ? weights[at] : 0;
                all += weights[at];
            }
            hits += yes;
            sum += all > 0 ? yes * hits / all : 0;
        }
        return sum / hits;
    }

    /** The Brier score of all rows. */
    public double brier() {
        double[] once = new double[positive.length];
        Arrays.fill(once, 1);
        return round(brier(once));
    }

    private double brier(double[] weights) {
        double sum = 0;
        double all = 0;
        for (int at = 0; at < weights.length; at++) {
            double miss = probability[at] - (positive[at] ? 1 : 0);
            sum += weights[at] * miss * miss;
            all += weights[at];
        }
        return sum / all;
    }

    /** Expected calibration error over bins of equally many rows. */
    private double ece(double[] weights) {
        double[][] bins = binned(weights);
        double sum = 0;
        double all = 0;
        for (double[] bin : bins) {
            sum += Math.abs(bin[1] - bin[2]);
            all += bin[0];
        }
        return sum / all;
    }

    /** Of each bin the weight, the sum of probabilities and the weight of outcomes. */
    private double[][] binned(double[] weights) {
        double all = Arrays.stream(weights).sum();
        double[][] bins = new double[BINS][3];
        double before = 0;
        for (int at = 0; at < weights.length; at++) {
            double[] bin = bins[Math.min(BINS - 1, (int) (BINS * before / all))];
            bin[0] += weights[at];
            bin[1] += weights[at] * probability[at];
            bin[2] += positive[at] ? weights[at] : 0;
            before += weights[at];
        }
        return bins;
    }

    /** The calibration table. */
    public List<Metrics.Bin> bins() {
        double[] once = new double[positive.length];
        Arrays.fill(once, 1);
        List<Metrics.Bin> bins = new ArrayList<>();
        for (double[] bin : binned(once)) {
            if (bin[0] > 0) {
                bins.add(new Metrics.Bin((int) bin[0], round(bin[1] / bin[0]), round(bin[2] / bin[0])));
            }
        }
        return bins;
    }

    /** The decision curve over the thresholds at which somebody might act. */
    public List<Metrics.Decision> decisions() {
        List<Metrics.Decision> curve = new ArrayList<>();
        double n = positive.length;
        for (double threshold : THRESHOLDS) {
            double benefit = 0;
            double everyone = 0;
            double odds = threshold / (1 - threshold);
            for (int at = 0; at < positive.length; at++) {
                double gain = positive[at] ? 1 : -odds;
                everyone += gain;
                benefit += probability[at] >= threshold ? gain : 0;
            }
            curve.add(new Metrics.Decision(threshold, round(benefit / n), round(everyone / n)));
        }
        return curve;
    }

    private static double round(double share) {
        return Math.rint(share * 1e5) / 1e5;
    }

    /** Sensitivity, specificity and positive predictive value at the threshold. */
    private double[] flagged(double[] weights) {
        double[][] counts = new double[2][2];
        for (int at = 0; at < weights.length; at++) {
            counts[positive[at] ? 1 : 0][probability[at] >= threshold ? 1 : 0] += weights[at];
        }
        return new double[] {
            counts[1][1] / (counts[1][1] + counts[1][0]),
            counts[0][0] / (counts[0][0] + counts[0][1]),
            counts[1][1] + counts[0][1] == 0 ? 0 : counts[1][1] / (counts[1][1] + counts[0][1])
        };
    }
}
