package org.bedside.ecg;

/**
 * Tells beats of five classes apart: support vector machines, one class against the rest, and ridge regression on the features
 * of {@link Kernels}; a weighted sum of both becomes probabilities. Immutable and thread-safe.
 */
public final class BeatClassifier {

    private final KernelMachine machine;
    private final Kernels kernels;
    private final double[][] ridge;
    private final double[] mixture;

    /**
     * @param ridge for each class a weight for each feature and a last one alone
     * @param mixture the weights of the decisions of the machines and of the ridge regression in the log-odds
     */
    public BeatClassifier(KernelMachine machine, Kernels kernels, double[][] ridge, double[] mixture) {
        for (double[] row : ridge) {
            if (row.length != kernels.size() + 1) {
                throw new IllegalArgumentException("other than a weight for each feature");
            }
        }
        this.machine = machine;
        this.kernels = kernels;
        this.ridge = ridge.clone();
        this.mixture = mixture.clone();
    }

    static BeatClassifier of(Weights weights, int length) {
        return new BeatClassifier(
                KernelMachine.of(weights, length),
                Kernels.of(weights, length),
                weights.matrix("ridge"),
                weights.row("mixture"));
    }

    /** These, as they are kept. */
    public Weights into(Weights weights) {
        return kernels.into(machine.into(weights)).with("ridge", ridge).with("mixture", new double[][] {mixture});
    }

    /** The probability of each class; they add up to 1. */
    public double[] probabilities(double[] shape) {
        return mixed(machine.decisions(shape), linear(ridge, kernels.features(shape)), mixture);
    }

    /** For each class the weighted sum of the features. */
    public static double[] linear(double[][] ridge, double[] features) {
        double[] sums = new double[ridge.length];
        for (int row = 0; row < ridge.length; row++) {
            double sum = ridge[row][features.length];
            for (int at = 0; at < features.length; at++) {
                sum += ridge[row][at] * features[at];
            }
            sums[row] = sum;
        }
        return sums;
    }

    /** Probabilities of the weighted sum of both decisions. */
    public static double[] mixed(double[] machine, double[] ridge, double[] mixture) {
        double[] odds = new double[machine.length];
        double largest = Double.NEGATIVE_INFINITY;
        for (int row = 0; row < odds.length; row++) {
            odds[row] = mixture[0] * machine[row] + mixture[1] * ridge[row];
            largest = Math.max(largest, odds[row]);
        }
        double sum = 0;
        for (int row = 0; row < odds.length; row++) {
            odds[row] = Math.exp(odds[row] - largest);
            sum += odds[row];
        }
        for (int row = 0; row < odds.length; row++) {
            odds[row] /= sum;
        }
        return odds;
    }
}
