package org.bedside.train;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tribuo.Model;
import org.tribuo.classification.Label;

/** Log-odds of each row from a model that has not seen its patient. */
final class CrossFit {

    /** What the models are. */
    final String family;
    /** Of each row. */
    final double[] logOdds;
    /** The settings of the folds' models. */
    final Set<String> chosen;
    /** How long the training of one of those models took, on average. */
    final double seconds;

    private CrossFit(String family, double[] logOdds, Set<String> chosen, double seconds) {
        this.family = family;
        this.logOdds = logOdds;
        this.chosen = chosen;
        this.seconds = seconds;
    }

    /**
     * A family's. Where it has settings to choose from, each fold's are those that do best on the other folds, each of
     * these asked of a model that has seen neither: the fold itself has no say.
     */
    static CrossFit of(Family family, Folds folds) {
        List<Family.Candidate> chosen = choose(family, folds);
        double[] logOdds = new double[folds.of.length];
        double seconds = 0;
        for (int fold = 0; fold < Trainer.FOLDS; fold++) {
            int held = fold;
            long start = System.nanoTime();
            Model<Label> model = chosen.get(fold).learner().learn(at -> folds.of[at] != held);
            seconds += (System.nanoTime() - start) / 1e9;
            family.ask(model, at -> folds.of[at] == held, logOdds);
        }
        return new CrossFit(
                family.name(),
                logOdds,
                chosen.stream().map(Family.Candidate::settings).collect(Collectors.toCollection(LinkedHashSet::new)),
                seconds / Trainer.FOLDS);
    }

    /** The settings of each fold. */
    private static List<Family.Candidate> choose(Family family, Folds folds) {
        Family.Candidate[] best = new Family.Candidate[Trainer.FOLDS];
        Arrays.fill(best, family.candidates().get(0));
        if (family.candidates().size() > 1) {
            double[] least = new double[Trainer.FOLDS];
            Arrays.fill(least, Double.POSITIVE_INFINITY);
            for (Family.Candidate candidate : family.candidates()) {
                double[][] inner = inner(family, candidate, folds);
                for (int fold = 0; fold < Trainer.FOLDS; fold++) {
                    double deviance = folds.deviance(inner[fold], folds.without(fold));
                    if (deviance < least[fold]) {
                        least[fold] = deviance;
                        best[fold] = candidate;
                    }
                }
            }
        }
        return List.of(best);
    }

    /** For each fold the log-odds of the other folds' rows, from models that have seen neither fold. */
    private static double[][] inner(Family family, Family.Candidate candidate, Folds folds) {
        double[][] inner = new double[Trainer.FOLDS][folds.of.length];
        for (int one = 0; one < Trainer.FOLDS; one++) {
            for (int two = one + 1; two < Trainer.FOLDS; two++) {
                int a = one;
                int b = two;
                Model<Label> model = candidate.learner().learn(at -> folds.of[at] != a && folds.of[at] != b);
                family.ask(model, at -> folds.of[at] == b, inner[a]);
                family.ask(model, at -> folds.of[at] == a, inner[b]);
            }
        }
        return inner;
    }

    /** The mean of two families' log-odds. */
    static CrossFit mean(CrossFit one, CrossFit other) {
        double[] mean = new double[one.logOdds.length];
        for (int at = 0; at < mean.length; at++) {
            mean[at] = (one.logOdds[at] + other.logOdds[at]) / 2;
        }
        return new CrossFit(
                "mean of log-odds", mean, Set.of(one.family + " and " + other.family), one.seconds + other.seconds);
    }
}
