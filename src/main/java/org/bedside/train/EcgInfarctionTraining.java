package org.bedside.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.bedside.catalog.Measure;
import org.bedside.catalog.Reported;
import org.bedside.ecg.Scale;
import org.bedside.ecg.Weights;
import org.bedside.validity.Scores;

/** Learns infarction: repeated cross-validation, calibration across folds, then all beats. */
final class EcgInfarctionTraining {

    private static final int REPEATS = 5;
    private static final int FOLDS = 10;
    private static final int REFITS = 60;
    private static final long SEED = 7;

    private final EcgLearner learner;
    private final int[] classes;
    private final boolean[] infarction;
    private final double[][] decisions;
    private final double[][] probabilities;

    EcgInfarctionTraining(EcgLearner learner, boolean[] infarction) {
        this.learner = learner;
        this.infarction = infarction.clone();
        this.classes = IntStream.range(0, infarction.length)
                .map(beat -> infarction[beat] ? 1 : 0)
                .toArray();
        this.decisions = new double[REPEATS][infarction.length];
        this.probabilities = new double[REPEATS][infarction.length];
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            crossFit(repeat);
        }
    }

    private void crossFit(int repeat) {
        int[] parts = EcgFolds.of(classes, FOLDS, SEED + repeat);
        for (int part = 0; part < FOLDS; part++) {
            IntToDoubleFunction learnt = learner.learn(EcgFolds.others(parts, part), SEED + part);
            for (int beat = 0; beat < parts.length; beat++) {
                if (parts[beat] == part) {
                    decisions[repeat][beat] = learnt.applyAsDouble(beat);
                }
            }
        }
        for (int part = 0; part < FOLDS; part++) {
            Scale scale = scale(decisions[repeat], EcgFolds.others(parts, part));
            for (int beat = 0; beat < parts.length; beat++) {
                if (parts[beat] == part) {
                    probabilities[repeat][beat] = scale.probability(decisions[repeat][beat]);
                }
            }
        }
    }

    private Scale scale(double[] values, int[] beats) {
        double[] chosen = Arrays.stream(beats).mapToDouble(beat -> values[beat]).toArray();
        boolean[] positive = new boolean[beats.length];
        for (int at = 0; at < beats.length; at++) {
            positive[at] = infarction[beats[at]];
        }
        return Scale.fit(chosen, positive);
    }

    /** From which probability on a beat is positive: that of a decision value of 0. */
    double threshold() {
        return scale().probability(0);
    }

    private Scale scale() {
        double[] mean = new double[classes.length];
        for (double[] repeat : decisions) {
            for (int beat = 0; beat < mean.length; beat++) {
                mean[beat] += repeat[beat] / REPEATS;
            }
        }
        return scale(mean, IntStream.range(0, classes.length).toArray());
    }

    /** What is kept: learnt from all beats, and from draws of them. */
    Weights weights(Weights weights) {
        List<int[]> draws = new ArrayList<>();
        List<Scale> scales = new ArrayList<>(List.of(scale()));
        SplittableRandom random = new SplittableRandom(SEED);
        for (int refit = 0; refit < REFITS; refit++) {
            int[] draw = EcgFolds.drawn(classes, random);
            draws.add(draw);
            scales.add(scale(decisions[refit % REPEATS], draw));
        }
        return learner.finish(draws, scales, weights);
    }

    /** The cross-validated figures. */
    Reported reported() {
        int beats = infarction.length;
        boolean[][] right = new boolean[REPEATS][beats];
        double[] pooled = new double[REPEATS * beats];
        boolean[] positive = new boolean[pooled.length];
        int[] beat = new int[pooled.length];
        List<List<String>> repeats = new ArrayList<>();
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            int rights = 0;
            for (int at = 0; at < beats; at++) {
                right[repeat][at] = decisions[repeat][at] > 0 == infarction[at];
                rights += right[repeat][at] ? 1 : 0;
                pooled[repeat * beats + at] = probabilities[repeat][at];
                positive[repeat * beats + at] = infarction[at];
                beat[repeat * beats + at] = at;
            }
            repeats.add(List.of(Long.toString(SEED + repeat), rights + " of " + beats));
        }
        var scores = new Scores(pooled, positive, beat, threshold()).group("all", "all", (int) SEED);
        boolean[] normal = new boolean[beats];
        for (int at = 0; at < beats; at++) {
            normal[at] = !infarction[at];
        }
        List<Reported.Figure> figures = new ArrayList<>();
        figures.add(new Reported.Figure("accuracy", EcgFigures.share(right)));
        figures.add(new Reported.Figure("sensitivity", EcgFigures.share(right, infarction)));
        figures.add(new Reported.Figure("specificity", EcgFigures.share(right, normal)));
        for (String name : List.of("auroc", "auprc", "brier", "ece", "slope")) {
            scores.measure(name)
                    .filter(measure -> Double.isFinite(measure.value()))
                    .ifPresent(measure -> figures.add(new Reported.Figure(name, measure)));
        }
        return new Reported(
                FOLDS + "-fold cross-validation of " + beats + " beats, classes spread evenly, repeated " + REPEATS
                        + " times; virtual beats stay with their beat; calibration of each fold from the others; positive"
                        + " where the decision value is above 0 (trees: where most say so); intervals by a bootstrap of beats. "
                        + learner.description()
                        + "; the interval of a probability from " + REFITS + " refits on beats drawn with replacement.",
                figures,
                List.of(new Reported.Table("Repeats", List.of("seed", "right"), repeats)));
    }

    /** Figures of given probabilities: for a table that training has not seen. */
    static List<Reported.Figure> figures(double[] probabilities, boolean[] infarction, double threshold) {
        boolean[][] right = new boolean[1][infarction.length];
        boolean[] normal = new boolean[infarction.length];
        for (int at = 0; at < infarction.length; at++) {
            right[0][at] = probabilities[at] >= threshold == infarction[at];
            normal[at] = !infarction[at];
        }
        int[] beat = IntStream.range(0, infarction.length).toArray();
        var scores = new Scores(probabilities, infarction, beat, threshold).group("all", "all", (int) SEED);
        List<Reported.Figure> figures = new ArrayList<>();
        figures.add(new Reported.Figure("accuracy", EcgFigures.share(right)));
        figures.add(new Reported.Figure("sensitivity", EcgFigures.share(right, infarction)));
        figures.add(new Reported.Figure("specificity", EcgFigures.share(right, normal)));
        for (String name : List.of("auroc", "auprc", "brier", "ece", "slope", "intercept")) {
            figures.add(new Reported.Figure(
                    name, scores.measure(name).orElse(new Measure(Double.NaN, Double.NaN, Double.NaN))));
        }
        return figures;
    }
}
