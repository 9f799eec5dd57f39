package org.bedside.ecg;

import java.util.Arrays;
import java.util.List;
import org.bedside.evidence.Fact;
import org.bedside.predict.Prediction;

/**
 * A support vector machine for infarction: the first of its rows is the model, the others are the same trained on beats drawn
 * with replacement, from which comes the interval.
 */
public final class KernelInfarction implements InfarctionModel {

    private final KernelMachine machine;
    private final double[][] scales;

    /** @param scales slope and intercept for each row of the machine */
    public KernelInfarction(KernelMachine machine, double[][] scales) {
        this.machine = machine;
        this.scales = scales.clone();
    }

    static KernelInfarction of(Weights weights, int length) {
        return new KernelInfarction(KernelMachine.of(weights, length), weights.matrix("scales"));
    }

    /** These, as they are kept. */
    public Weights into(Weights weights) {
        return machine.into(weights).with("scales", scales);
    }

    @Override
    public Estimate estimate(double[] shape) {
        double[] decisions = machine.decisions(shape);
        double[] probabilities = new double[decisions.length];
        for (int row = 0; row < decisions.length; row++) {
            probabilities[row] = new Scale(scales[row][0], scales[row][1]).probability(decisions[row]);
        }
        return Estimate.of(probabilities[0], Arrays.copyOfRange(probabilities, 1, probabilities.length));
    }

    @Override
    public List<Prediction.Line> reasons(double[] shape, List<Fact> from) {
        return List.of();
    }
}
