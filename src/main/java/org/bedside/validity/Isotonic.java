package org.bedside.validity;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The rising step function that fits outcomes best in the square: isotonic regression by pooling adjacent violators
 * (Ayer et al., Ann Math Stat 1955;26:641). The alternative to a {@link Calibration} line.
 */
public final class Isotonic {

    private final double[] from;
    private final double[] share;

    private Isotonic(double[] from, double[] share) {
        this.from = from;
        this.share = share;
    }

    /** From scores and outcomes of rows that count (weight above 0); throws IllegalArgumentException if none does. */
    public static Isotonic fit(double[] score, boolean[] positive, double[] weights) {
        int[] order = IntStream.range(0, score.length)
                .filter(at -> weights[at] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(at -> score[at]))
                .mapToInt(Integer::intValue)
                .toArray();
        if (order.length == 0) {
            throw new IllegalArgumentException("no row to fit");
        }
        double[] from = new double[order.length];
        double[] weight = new double[order.length];
        double[] sum = new double[order.length];
        int blocks = 0;
        for (int at = 0; at < order.length; at++) {
            int row = order[at];
            boolean tie = at > 0 && score[row] == score[order[at - 1]];
            if (!tie) {
                from[blocks++] = score[row];
            }
            weight[blocks - 1] += weights[row];
            sum[blocks - 1] += positive[row] ? weights[row] : 0;
            boolean last = at + 1 == order.length || score[order[at + 1]] != score[row];
            while (last && blocks > 1 && sum[blocks - 2] * weight[blocks - 1] >= sum[blocks - 1] * weight[blocks - 2]) {
                blocks--;
                weight[blocks - 1] += weight[blocks];
                sum[blocks - 1] += sum[blocks];
                weight[blocks] = 0;
                sum[blocks] = 0;
            }
        }
        double[] share = new double[blocks];
        for (int at = 0; at < blocks; at++) {
            share[at] = sum[at] / weight[at];
        }
        return new Isotonic(Arrays.copyOf(from, blocks), share);
    }

    /** The share of outcomes at this score; below the lowest score that was seen, that of the lowest. */
    public double apply(double score) {
        int at = Arrays.binarySearch(from, score);
        return share[Math.max(0, at >= 0 ? at : -at - 2)];
    }
}
