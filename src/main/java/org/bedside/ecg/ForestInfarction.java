package org.bedside.ecg;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.bedside.evidence.Fact;
import org.bedside.predict.Prediction;

/**
 * Decision trees on named features of a beat: the first trees are the model, each further group of equally many the same
 * trained on beats drawn with replacement, from which comes the interval.
 */
public final class ForestInfarction implements InfarctionModel {

    private static final int REASONS = 4;

    /** In the order of the columns. */
    private static final List<BeatFeature> FEATURES = List.of(BeatFeature.values());

    private final Forest forest;
    private final int trees;
    private final int group;
    private final double[][] scales;
    private final double[][] typical;

    /**
     * @param trees how many are the model
     * @param group how many are one refit
     * @param scales slope and intercept, from log-odds to log-odds, of the model and of each refit
     * @param typical medians of the features in training: of normal beats, and of infarctions
     */
    public ForestInfarction(Forest forest, int trees, int group, double[][] scales, double[][] typical) {
        if (trees < 1 || group < 1 || forest.size() != trees + group * (scales.length - 1)) {
            throw new IllegalArgumentException("other than a scale for the model and each refit");
        }
        this.forest = forest;
        this.trees = trees;
        this.group = group;
        this.scales = scales.clone();
        this.typical = typical.clone();
    }

    static ForestInfarction of(Weights weights) {
        double[] sizes = weights.row("sizes");
        return new ForestInfarction(
                Forest.of(weights, FEATURES.size()),
                (int) sizes[0],
                (int) sizes[1],
                weights.matrix("scales"),
                weights.matrix("typical"));
    }

    /** These, as they are kept. */
    public Weights into(Weights weights) {
        return forest.into(weights)
                .with("sizes", new double[][] {{trees, group}})
                .with("scales", scales)
                .with("typical", typical);
    }

    /** The log-odds of a share of trees, held where a share of all or none would have none. */
    public static double logOdds(double share) {
        double held = Math.min(0.99, Math.max(0.01, share));
        return Math.log(held / (1 - held));
    }

    @Override
    public Estimate estimate(double[] shape) {
        double[] features = BeatFeature.of(shape);
        double[] refits = new double[scales.length - 1];
        for (int refit = 0; refit < refits.length; refit++) {
            int from = trees + refit * group;
            refits[refit] = scaled(refit + 1, forest.mean(features, from, from + group));
        }
        return Estimate.of(scaled(0, forest.mean(features, 0, trees)), refits);
    }

    private double scaled(int row, double share) {
        return new Scale(scales[row][0], scales[row][1]).probability(logOdds(share));
    }

    @Override
    public List<Prediction.Line> reasons(double[] shape, List<Fact> from) {
        double[] features = BeatFeature.of(shape);
        double[] contributions = forest.contributions(features, trees);
        List<Prediction.Line> reasons = new ArrayList<>();
        IntStream.range(0, features.length)
                .boxed()
                .sorted(Comparator.comparingDouble(at -> -Math.abs(contributions[at])))
                .limit(REASONS)
                .forEach(at -> reasons.add(reason(at, features[at], contributions[at], from)));
        return reasons;
    }

    private Prediction.Line reason(int at, double value, double contribution, List<Fact> from) {
        BeatFeature feature = FEATURES.get(at);
        return new Prediction.Line(
                feature.label(),
                String.format(Locale.ROOT, "%.2f %s", value, feature.unit()),
                String.format(
                        Locale.ROOT,
                        "%s (typical: %.2f in normal beats, %.2f in infarctions)",
                        contribution >= 0 ? "for infarction" : "against infarction",
                        typical[0][at],
                        typical[1][at]),
                from);
    }
}
