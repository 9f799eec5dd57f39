package org.bedside.ecg;

/**
 * Support vector machines that share their kernel and support beats: {@code sum of coefficient x exp(-gamma
 * |x - support|^2) + bias}, one for each row of coefficients. Immutable and thread-safe.
 */
public final class KernelMachine {

    private final double[][] support;
    private final double gamma;
    private final double[][] coefficients;
    private final double[] bias;

    /** Throws IllegalArgumentException if its parts do not fit. */
    public KernelMachine(double[][] support, double gamma, double[][] coefficients, double[] bias) {
        if (coefficients.length != bias.length || coefficients.length == 0 || support.length == 0) {
            throw new IllegalArgumentException("a kernel machine without a bias for each output");
        }
        for (double[] row : coefficients) {
            if (row.length != support.length) {
                throw new IllegalArgumentException("a kernel machine without a coefficient for each support vector");
            }
        }
        this.support = support.clone();
        this.gamma = gamma;
        this.coefficients = coefficients.clone();
        this.bias = bias.clone();
    }

    static KernelMachine of(Weights weights, int length) {
        KernelMachine machine = new KernelMachine(
                weights.matrix("support"),
                weights.row("gamma")[0],
                weights.matrix("coefficients"),
                weights.row("bias"));
        if (machine.support[0].length != 2 * length - 1) {
            throw new IllegalArgumentException("its support beats have other than " + length + " samples");
        }
        return machine;
    }

    /** These, as they are kept. */
    public Weights into(Weights weights) {
        return weights.with("support", support)
                .with("gamma", new double[][] {{gamma}})
                .with("coefficients", coefficients)
                .with("bias", new double[][] {bias});
    }

    /** What the kernel compares: the normalised samples, and after them the steps from each to the next. */
    public static double[] features(double[] shape) {
        double[] features = new double[2 * shape.length - 1];
        System.arraycopy(shape, 0, features, 0, shape.length);
        for (int at = 1; at < shape.length; at++) {
            features[shape.length + at - 1] = shape[at] - shape[at - 1];
        }
        return features;
    }

    /** The kernel of two vectors of features, in (0, 1]. */
    public static double kernel(double[] one, double[] other, double gamma) {
        double square = 0;
        for (int at = 0; at < one.length; at++) {
            double distance = one[at] - other[at];
            square += distance * distance;
        }
        return Math.exp(-gamma * square);
    }

    /** One decision value for each row of coefficients. */
    double[] decisions(double[] shape) {
        double[] features = features(shape);
        double[] decisions = bias.clone();
        for (int at = 0; at < support.length; at++) {
            double kernel = kernel(features, support[at], gamma);
            for (int row = 0; row < decisions.length; row++) {
                decisions[row] += coefficients[row][at] * kernel;
            }
        }
        return decisions;
    }
}
