package org.bedside.train;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bedside.catalog.Metrics;
import org.bedside.predict.Fit;
import org.bedside.predict.Linear;

/** Whether a fit's intervals hold what it would have said, had it been trained on patients drawn again. */
final class Refits {

    private static final int TENTHS = 10;
    private static final int MOST_ROWS = 1000;

    /** 97.5th percentile of the standard normal distribution. */
    private static final double Z = 1.959963984540054;

    private final Sample sample;
    private final double penalty;
    private final SplittableRandom random;

    Refits(Sample sample, double penalty, int seed) {
        this.sample = sample;
        this.penalty = penalty;
        this.random = new SplittableRandom(seed);
    }

    /** Counts over up to 1,000 rows of the table, evenly taken. */
    Metrics.Intervals against(Fit fit, Linear whole, int refits) {
        int step = Math.max(1, (sample.size() + MOST_ROWS - 1) / MOST_ROWS);
        double[][] rows = IntStream.range(0, (sample.size() + step - 1) / step)
                .mapToObj(at -> sample.rows[at * step])
                .toArray(double[][]::new);
        double[] start = Arrays.copyOf(whole.weights(), whole.weights().length + 1);
        start[start.length - 1] = whole.bias();
        double[] middle = new double[rows.length];
        double[] half = new double[rows.length];
        for (int row = 0; row < rows.length; row++) {
            middle[row] = calibrated(fit, start, rows[row]);
            half[row] = Z * fit.standardError(rows[row]);
        }
        Reweighted regression = new Reweighted(sample, penalty, start);
        int[] held = new int[rows.length];
        for (int refit = 0; refit < refits; refit++) {
            double[] again = regression.fit(drawn());
            for (int row = 0; row < rows.length; row++) {
                held[row] += Math.abs(calibrated(fit, again, rows[row]) - middle[row]) <= half[row] ? 1 : 0;
            }
        }
        return summary(middle, half, held, refits);
    }

    /** How often each row counts if as many patients as there are, are drawn with replacement. */
    private int[] drawn() {
        int[] patients = new int[sample.patients()];
        for (int draw = 0; draw < patients.length; draw++) {
            patients[random.nextInt(patients.length)]++;
        }
        return IntStream.of(sample.groups).map(patient -> patients[patient]).toArray();
    }

    private static double calibrated(Fit fit, double[] coefficients, double[] row) {
        double logOdds = coefficients[row.length];
        for (int at = 0; at < row.length; at++) {
            logOdds += coefficients[at] * row[at];
        }
        return fit.slope() * logOdds + fit.intercept();
    }

    private static Metrics.Intervals summary(double[] middle, double[] half, int[] held, int refits) {
        Integer[] order = IntStream.range(0, middle.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(row -> middle[row]));
        double[] sums = new double[TENTHS];
        int[] counts = new int[TENTHS];
        double[] widths = new double[middle.length];
        for (int at = 0; at < order.length; at++) {
            int tenth = TENTHS * at / order.length;
            int row = order[at];
            sums[tenth] += held[row] / (double) refits;
            counts[tenth]++;
            widths[row] = probability(middle[row] + half[row]) - probability(middle[row] - half[row]);
        }
        Arrays.sort(widths);
        double lowest = 1;
        double highest = 0;
        for (int tenth = 0; tenth < TENTHS; tenth++) {
            if (counts[tenth] > 0) {
                lowest = Math.min(lowest, sums[tenth] / counts[tenth]);
                highest = Math.max(highest, sums[tenth] / counts[tenth]);
            }
        }
        return new Metrics.Intervals(
                refits,
                round(Arrays.stream(sums).sum() / order.length),
                round(lowest),
                round(highest),
                round(widths[widths.length / 2]));
    }

    private static double probability(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }

    private static double round(double share) {
        return Math.rint(share * 1e4) / 1e4;
    }
}
