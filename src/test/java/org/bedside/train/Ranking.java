package org.bedside.train;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Rows in the order of their scores, sorted once for the many resamples of a bootstrap. */
final class Ranking {

    private final int[] order;
    private final double[] sorted;
    private final boolean[] positive;

    Ranking(double[] scores, boolean[] positive) {
        if (!Arrays.stream(scores).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("a score is not a finite number");
        }
        this.order = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(at -> scores[at]))
                .mapToInt(Integer::intValue)
                .toArray();
        this.sorted = Arrays.stream(order).mapToDouble(at -> scores[at]).toArray();
        this.positive = positive;
    }

    /** The area under the ROC curve of rows with weights: how often an outcome is ranked above none, ties half. */
    double auroc(double[] weights) {
        double area = 0;
        double above = 0;
        double below = 0;
        for (int at = 0; at < order.length; ) {
            double yes = 0;
            double no = 0;
            double score = sorted[at];
            for (; at < order.length && sorted[at] == score; at++) {
                if (positive[order[at]]) {
                    yes += weights[order[at]];
                } else {
                    no += weights[order[at]];
                }
            }
            area += yes * (below + no / 2);
            above += yes;
            below += no;
        }
        return area / (above * below);
    }
}
