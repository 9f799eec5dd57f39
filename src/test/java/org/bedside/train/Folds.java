package org.bedside.train;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import org.bedside.validity.Calibration;
import org.bedside.validity.Isotonic;

/** Each row's fold, as {@link Trainer#folds} made them, beside its outcome; and calibration of each by the others. */
final class Folds {

    /** Where fitting begins: log-odds of those that know their rows by heart lead it astray from a slope of 1. */
    private static final Calibration FLAT = new Calibration(0, 0);

    /** Each row's. */
    final int[] of;

    private final boolean[] positive;

    Folds(int[] of, boolean[] positive) {
        this.of = of;
        this.positive = positive;
    }

    /** Weights of 1, but for the rows of one fold. */
    double[] without(int fold) {
        return Arrays.stream(of).mapToDouble(own -> own == fold ? 0 : 1).toArray();
    }

    /** Each fold's probabilities by a line that is fitted to the others. */
    double[] platt(double[] logOdds) {
        return calibrated(logOdds, weights -> {
            Calibration line = Calibration.fit(logOdds, positive, weights, FLAT);
            return x -> 1 / (1 + Math.exp(-line.apply(x)));
        });
    }

    /** Each fold's probabilities by rising steps that are fitted to the others. */
    double[] isotonic(double[] logOdds) {
        return calibrated(logOdds, weights -> Isotonic.fit(logOdds, positive, weights)::apply);
    }

    private double[] calibrated(double[] logOdds, Function<double[], DoubleUnaryOperator> calibrator) {
        double[] probabilities = new double[logOdds.length];
        for (int fold = 0; fold < Trainer.FOLDS; fold++) {
            DoubleUnaryOperator others = calibrator.apply(without(fold));
            for (int at = 0; at < logOdds.length; at++) {
                if (of[at] == fold) {
                    probabilities[at] = others.applyAsDouble(logOdds[at]);
                }
            }
        }
        return probabilities;
    }

    /** Mean negative log-likelihood of the rows with a weight, after a line is fitted to them. */
    double deviance(double[] logOdds, double[] weights) {
        Calibration line = Calibration.fit(logOdds, positive, weights, FLAT);
        double sum = 0;
        for (int at = 0; at < logOdds.length; at++) {
            double x = line.apply(logOdds[at]);
            sum += weights[at] * Math.log1p(Math.exp(positive[at] ? -x : x));
        }
        return Double.isNaN(sum)
                ? Double.POSITIVE_INFINITY
                : sum / Arrays.stream(weights).sum();
    }
}
