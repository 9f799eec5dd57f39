package org.bedside.train;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.bedside.ecg.BeatFeature;
import org.bedside.ecg.Forest;
import org.bedside.ecg.ForestInfarction;
import org.bedside.ecg.Scale;
import org.bedside.ecg.Weights;

/** A random forest on named features of virtual beats. */
final class EcgForestLearner implements EcgLearner {

    private static final int TREES = 150;
    private static final int TREES_OF_A_REFIT = 20;
    private static final long SEED = 3;

    private final double[][] features;
    private final boolean[] infarction;
    private final boolean[] positive;

    EcgForestLearner(double[][] shapes, boolean[] infarction) {
        this.features =
                Arrays.stream(EcgVirtual.of(shapes)).map(BeatFeature::of).toArray(double[][]::new);
        this.infarction = infarction.clone();
        this.positive = new boolean[features.length];
        for (int row = 0; row < positive.length; row++) {
            positive[row] = infarction[row / EcgVirtual.EACH];
        }
    }

    @Override
    public String description() {
        return "random forest of " + TREES + " trees on " + BeatFeature.values().length + " named features, "
                + EcgVirtual.EACH + " virtual beats of each beat";
    }

    @Override
    public IntToDoubleFunction learn(int[] beats, long seed) {
        EcgTrees trees = new EcgTrees(features, positive);
        trees.grow(beats, TREES, new SplittableRandom(seed));
        Forest forest = trees.forest();
        return beat ->
                ForestInfarction.logOdds(forest.mean(features[beat * EcgVirtual.EACH + EcgVirtual.ITSELF], 0, TREES));
    }

    @Override
    public Weights finish(List<int[]> draws, List<Scale> scales, Weights weights) {
        SplittableRandom random = new SplittableRandom(SEED);
        EcgTrees trees = new EcgTrees(features, positive);
        trees.grow(IntStream.range(0, infarction.length).toArray(), TREES, random);
        draws.forEach(draw -> trees.grow(draw, TREES_OF_A_REFIT, random));
        double[][] lines = scales.stream()
                .map(scale -> new double[] {scale.slope(), scale.intercept()})
                .toArray(double[][]::new);
        double[][] typical = {medians(false), medians(true)};
        return new ForestInfarction(trees.forest(), TREES, TREES_OF_A_REFIT, lines, typical).into(weights);
    }

    private double[] medians(boolean of) {
        double[] medians = new double[features[0].length];
        for (int feature = 0; feature < medians.length; feature++) {
            int column = feature;
            double[] values = IntStream.range(0, infarction.length)
                    .filter(beat -> infarction[beat] == of)
                    .mapToDouble(beat -> features[beat * EcgVirtual.EACH + EcgVirtual.ITSELF][column])
                    .sorted()
                    .toArray();
            medians[feature] = values[values.length / 2];
        }
        return medians;
    }
}
