package org.bedside.train;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.bedside.ecg.KernelInfarction;
import org.bedside.ecg.KernelMachine;
import org.bedside.ecg.Scale;
import org.bedside.ecg.Weights;

/** A support vector machine with an RBF kernel on virtual beats. */
final class EcgKernelLearner implements EcgLearner {

    /** Chosen by repeated cross-validation from 0.02 to 0.05 and 1 to 30; accuracy hardly depends on them. */
    private static final double GAMMA = 0.03;

    private static final double COST = 3;

    private final double[][] virtual;
    private final boolean[] infarction;
    private final EcgMachines machines;

    EcgKernelLearner(double[][] shapes, boolean[] infarction) {
        this.virtual = EcgVirtual.of(shapes);
        this.infarction = infarction.clone();
        this.machines = new EcgMachines(virtual, GAMMA, COST);
    }

    @Override
    public String description() {
        return "LibSVM C-SVC, RBF kernel, gamma " + GAMMA + ", cost " + COST
                + ", on the samples and their differences, " + EcgVirtual.EACH + " virtual beats of each beat";
    }

    @Override
    public IntToDoubleFunction learn(int[] beats, long seed) {
        EcgMachines.Machine machine = machine(beats);
        return beat -> machines.decision(machine, beat * EcgVirtual.EACH + EcgVirtual.ITSELF);
    }

    private EcgMachines.Machine machine(int[] beats) {
        return machines.train(EcgVirtual.rows(beats), row -> infarction[row / EcgVirtual.EACH]);
    }

    @Override
    public Weights finish(List<int[]> draws, List<Scale> scales, Weights weights) {
        List<EcgMachines.Machine> all = new ArrayList<>();
        all.add(machine(IntStream.range(0, infarction.length).toArray()));
        draws.forEach(draw -> all.add(machine(draw)));
        int[] used = IntStream.range(0, virtual.length)
                .filter(row -> all.stream().anyMatch(one -> one.coefficients()[row] != 0))
                .toArray();
        double[][] support = new double[used.length][];
        double[][] coefficients = new double[all.size()][used.length];
        for (int at = 0; at < used.length; at++) {
            support[at] = KernelMachine.features(virtual[used[at]]);
            for (int row = 0; row < coefficients.length; row++) {
                coefficients[row][at] = all.get(row).coefficients()[used[at]];
            }
        }
        double[] bias = all.stream().mapToDouble(EcgMachines.Machine::bias).toArray();
        double[][] lines = scales.stream()
                .map(scale -> new double[] {scale.slope(), scale.intercept()})
                .toArray(double[][]::new);
        return new KernelInfarction(new KernelMachine(support, GAMMA, coefficients, bias), lines).into(weights);
    }
}
