package org.bedside.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.bedside.catalog.ModelFile;
import org.tribuo.Example;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.dtree.impurity.GiniIndex;
import org.tribuo.classification.ensemble.FullyWeightedVotingCombiner;
import org.tribuo.classification.sgd.fm.FMClassificationTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.classification.xgboost.XGBoostClassificationTrainer;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.common.xgboost.XGBoostTrainer;
import org.tribuo.math.optimisers.AdaGrad;

/** The families that are compared, and the small grids that they choose from; smaller where there are many rows. */
final class Families {

    /** From so many rows on, and again from so many on, there is less to choose from. */
    private static final int MANY = 5_000;

    private static final int VERY_MANY = 20_000;
    private static final int SEED = 1;

    /** How many of the features each split of a forest's trees may choose from. */
    private static final float SHARE_OF_FEATURES = 0.2f;

    /** How much of each tree is taken on, and how many trees there are; twice as many where each has one split. */
    private record Pace(double eta, int rounds) {}

    private static final List<Pace> PACES =
            List.of(new Pace(0.05, 50), new Pace(0.05, 100), new Pace(0.1, 100), new Pace(0.1, 200));

    private static final List<Pace> OF_VERY_MANY = List.of(new Pace(0.1, 150));

    private final ModelFile model;
    private final Sample sample;
    private final List<Example<Label>> features;
    private final List<Example<Label>> standardised;
    private final List<Example<Label>> raw;
    private final boolean many;
    private final boolean veryMany;

    Families(ModelFile model, Sample sample, Design raw) {
        Design design = new Design(model.spec().features(), sample.rows);
        this.model = model;
        this.sample = sample;
        this.features = design.examples(sample.positive);
        this.standardised = design.standardised().examples(sample.positive);
        this.raw = raw.examples(sample.positive);
        this.many = sample.size() > MANY;
        this.veryMany = sample.size() > VERY_MANY;
    }

    /** As the shipped model is trained. */
    Family logistic() {
        double penalty = model.training().settings().penalty();
        Regression regression = new Regression(model.spec().features(), penalty, "comparison");
        return new Family(
                "logistic regression",
                features,
                1e-9,
                List.of(new Family.Candidate(
                        "penalty " + penalty, which -> regression.train(sample, at -> which.test(at) ? 1 : 0))));
    }

    /** Boosting without interactions: each tree looks at one input. */
    Family additive() {
        return boosting("boosting, depth 1, raw inputs", raw, new int[] {1});
    }

    Family boostingOfFeatures() {
        return boosting("boosting, the model's features", features, depths());
    }

    Family boostingOfInputs() {
        return boosting("boosting, raw inputs", raw, depths());
    }

    private int[] depths() {
        return veryMany ? new int[] {2, 4} : new int[] {2, 3, 4};
    }

    private Family boosting(String name, List<Example<Label>> examples, int[] depths) {
        List<Family.Candidate> candidates = new ArrayList<>();
        for (int depth : depths) {
            for (Pace pace : veryMany ? OF_VERY_MANY : PACES) {
                int rounds = depth == 1 ? 2 * pace.rounds : pace.rounds;
                candidates.add(candidate(
                        String.format(Locale.ROOT, "depth %d, eta %.2f, %d rounds", depth, pace.eta, rounds),
                        examples,
                        () -> boosting(depth, pace.eta, rounds)));
            }
        }
        return new Family(name, examples, 1e-6, candidates);
    }

    private static Trainer<Label> boosting(int depth, double eta, int rounds) {
        return new XGBoostClassificationTrainer(
                XGBoostTrainer.BoosterType.GBTREE,
                XGBoostTrainer.TreeMethod.HIST,
                rounds,
                eta,
                0, // gamma
                depth,
                5, // smallest weight of a child
                0.8, // share of rows in each tree
                0.8, // share of features in each tree
                1, // L2
                0, // L1
                1, // thread
                XGBoostTrainer.LoggingVerbosity.SILENT,
                SEED);
    }

    /** Absent numbers count as 0 here, beside the feature for "not known". */
    Family forest() {
        int trees = veryMany ? 30 : many ? 50 : 100;
        List<Family.Candidate> candidates = new ArrayList<>();
        for (int smallest : many ? new int[] {20} : new int[] {5, 20, 50}) {
            candidates.add(
                    candidate(trees + " trees, leaves of at least " + smallest, raw, () -> forest(trees, smallest)));
        }
        return new Family("random forest, raw inputs", raw, 0.5 / trees, candidates);
    }

    private static Trainer<Label> forest(int trees, int smallest) {
        return new RandomForestTrainer<>(
                new CARTClassificationTrainer(12, smallest, 0, SHARE_OF_FEATURES, new GiniIndex(), SEED),
                new FullyWeightedVotingCombiner(),
                trees,
                SEED);
    }

    Family factorisation() {
        List<Family.Candidate> candidates = new ArrayList<>();
        for (int factors : veryMany ? new int[] {4} : new int[] {2, 8}) {
            for (int epochs : veryMany ? new int[] {2, 5} : new int[] {2, 5, 20}) {
                candidates.add(candidate(
                        factors + " factors, " + epochs + " epochs",
                        standardised,
                        () -> new FMClassificationTrainer(
                                new LogMulticlass(), new AdaGrad(0.05), epochs, SEED, factors, 0.01)));
            }
        }
        return new Family("factorisation machine", standardised, 1e-6, candidates);
    }

    private static Family.Candidate candidate(
            String settings, List<Example<Label>> examples, Supplier<Trainer<Label>> trainer) {
        return new Family.Candidate(settings, which -> trainer.get().train(Design.dataset(examples, which)));
    }
}
