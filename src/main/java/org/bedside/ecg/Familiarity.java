package org.bedside.ecg;

/**
 * How unlike the training beats a beat is: its distance from their mean in the space of their first principal components,
 * each in its standard deviations, or what these leave of it in the standard deviations of that, whichever is more.
 */
public final class Familiarity {

    private final double[] mean;
    private final double[][] components;
    private final double[] deviations;
    private final double limit;

    /**
     * @param deviations one for each component, and one for what they leave
     * @param limit the distance from which on a beat is strange
     */
    public Familiarity(double[] mean, double[][] components, double[] deviations, double limit) {
        if (deviations.length != components.length + 1) {
            throw new IllegalArgumentException("other than a deviation for each component and the rest");
        }
        this.mean = mean.clone();
        this.components = components.clone();
        this.deviations = deviations.clone();
        this.limit = limit;
    }

    static Familiarity of(Weights weights) {
        return new Familiarity(
                weights.row("mean"), weights.matrix("components"), weights.row("deviations"), weights.row("limit")[0]);
    }

    /** These, as they are kept. */
    public Weights into(Weights weights) {
        return weights.with("mean", new double[][] {mean})
                .with("components", components)
                .with("deviations", new double[][] {deviations})
                .with("limit", new double[][] {{limit}});
    }

    /** The distance; about 1 for a training beat. */
    public double distance(double[] shape) {
        double[] rest = new double[shape.length];
        for (int at = 0; at < rest.length; at++) {
            rest[at] = shape[at] - mean[at];
        }
        double square = 0;
        for (int component = 0; component < components.length; component++) {
            double score = 0;
            for (int at = 0; at < rest.length; at++) {
                score += components[component][at] * rest[at];
            }
            for (int at = 0; at < rest.length; at++) {
                rest[at] -= score * components[component][at];
            }
            square += score * score / (deviations[component] * deviations[component]);
        }
        double left = 0;
        for (double value : rest) {
            left += value * value;
        }
        double last = deviations[components.length];
        return Math.sqrt(Math.max(square / components.length, left / (last * last)));
    }

    /** Whether the beat is so unlike the training beats that nothing should be said of it. */
    public boolean strange(double[] shape) {
        return distance(shape) > limit;
    }
}
