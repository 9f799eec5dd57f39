package org.bedside.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.bedside.catalog.Reported;
import org.bedside.ecg.BeatClassifier;
import org.bedside.ecg.KernelMachine;
import org.bedside.ecg.Kernels;
import org.bedside.ecg.Weights;

/** Learns the classes of beats: support vector machines beside ridge regression on convolutions, and how both are mixed. */
final class EcgClassTraining {

    private static final double GAMMA = 0.01;
    private static final double COST = 10;
    private static final int FEATURES = 2500;
    private static final int REPEATS = 3;
    private static final int FOLDS = 5;
    private static final long SEED = 7;
    private static final double[] SHARES = {0, 0.5, 1, 1.5, 2, 3, 4, 6};

    private final double[][] shapes;
    private final int[] classes;
    private final int count;
    private final EcgMachines machines;
    private final Kernels kernels;
    private final double[][] features;
    private final double[][][] machine;
    private final double[][][] ridge;
    private final int[][] parts;

    EcgClassTraining(double[][] shapes, int[] classes, int count) {
        this.shapes = shapes.clone();
        this.classes = classes.clone();
        this.count = count;
        this.machines = new EcgMachines(shapes, GAMMA, COST);
        this.kernels = kernels(shapes);
        this.features = Arrays.stream(shapes).map(kernels::features).toArray(double[][]::new);
        this.machine = new double[REPEATS][shapes.length][];
        this.ridge = new double[REPEATS][shapes.length][];
        this.parts = new int[REPEATS][];
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            parts[repeat] = EcgFolds.of(classes, FOLDS, SEED + repeat);
            for (int part = 0; part < FOLDS; part++) {
                crossFit(repeat, part);
            }
        }
    }

    private void crossFit(int repeat, int part) {
        int[] rows = EcgFolds.others(parts[repeat], part);
        List<EcgMachines.Machine> learnt = machines(rows);
        double[][] weights = ridge(rows);
        for (int row = 0; row < classes.length; row++) {
            if (parts[repeat][row] == part) {
                int beat = row;
                machine[repeat][row] = learnt.stream()
                        .mapToDouble(one -> machines.decision(one, beat))
                        .toArray();
                ridge[repeat][row] = BeatClassifier.linear(weights, features[row]);
            }
        }
    }

    private List<EcgMachines.Machine> machines(int[] rows) {
        List<EcgMachines.Machine> learnt = new ArrayList<>();
        for (int label = 0; label < count; label++) {
            int of = label;
            learnt.add(machines.train(rows, row -> classes[row] == of));
        }
        return learnt;
    }

    private double[][] ridge(int[] rows) {
        return EcgRidge.fit(
                Arrays.stream(rows).mapToObj(row -> features[row]).toArray(double[][]::new),
                Arrays.stream(rows).map(row -> classes[row]).toArray(),
                count);
    }

    /** Dilations as MiniRocket spreads them, biases from quantiles of training beats in turn. */
    private static Kernels kernels(double[][] shapes) {
        int length = shapes[0].length;
        int each = FEATURES / 84;
        double most = Math.log((length - 1) / 8.0) / Math.log(2);
        TreeSet<Integer> dilations = new TreeSet<>();
        for (int at = 0; at < each; at++) {
            dilations.add((int) Math.pow(2, most * at / (each - 1)));
        }
        int[] chosen = dilations.stream().mapToInt(Integer::intValue).toArray();
        int biases = Math.max(1, each / chosen.length);
        double[][] rows = new double[chosen.length * 84][biases];
        SplittableRandom random = new SplittableRandom(SEED);
        double golden = (Math.sqrt(5) + 1) / 2;
        int drawn = 0;
        for (int row = 0; row < rows.length; row++) {
            double[] shape = shapes[random.nextInt(shapes.length)];
            double[] result = Kernels.convolved(shape, row / 84, chosen[row / 84], row % 84);
            Arrays.sort(result);
            for (int at = 0; at < biases; at++) {
                double quantile = ++drawn * golden % 1;
                rows[row][at] = (float) result[(int) (quantile * (result.length - 1))];
            }
        }
        return new Kernels(chosen, rows);
    }

    /** The mixture with the least log loss on the rows of these parts in all repeats. */
    private double[] mixture(int without) {
        double least = Double.POSITIVE_INFINITY;
        double[] best = {1, 1};
        for (double one : SHARES) {
            for (double other : SHARES) {
                double[] mixture = {one, other};
                double loss = 0;
                for (int repeat = 0; repeat < REPEATS; repeat++) {
                    for (int row = 0; row < classes.length; row++) {
                        if (parts[repeat][row] != without) {
                            loss -= Math.log(Math.max(
                                    1e-6,
                                    BeatClassifier.mixed(machine[repeat][row], ridge[repeat][row], mixture)[
                                            classes[row]]));
                        }
                    }
                }
                if (loss < least) {
                    least = loss;
                    best = mixture;
                }
            }
        }
        return best;
    }

    /** What is kept. */
    Weights weights(Weights weights) {
        int[] all = IntStream.range(0, classes.length).toArray();
        List<EcgMachines.Machine> learnt = machines(all);
        int[] used = Arrays.stream(all)
                .filter(row -> learnt.stream().anyMatch(one -> one.coefficients()[row] != 0))
                .toArray();
        double[][] support = Arrays.stream(used)
                .mapToObj(row -> KernelMachine.features(shapes[row]))
                .toArray(double[][]::new);
        double[][] coefficients = learnt.stream()
                .map(one -> Arrays.stream(used)
                        .mapToDouble(row -> one.coefficients()[row])
                        .toArray())
                .toArray(double[][]::new);
        double[] bias = learnt.stream().mapToDouble(EcgMachines.Machine::bias).toArray();
        return new BeatClassifier(
                        new KernelMachine(support, GAMMA, coefficients, bias), kernels, ridge(all), mixture(-1))
                .into(weights);
    }

    /** The cross-validated figures. */
    Reported reported(List<String> labels) {
        double[][] mixtures = new double[FOLDS][];
        for (int part = 0; part < FOLDS; part++) {
            mixtures[part] = mixture(part);
        }
        boolean[][] right = new boolean[REPEATS][classes.length];
        boolean[][] machineAlone = new boolean[REPEATS][classes.length];
        boolean[][] ridgeAlone = new boolean[REPEATS][classes.length];
        int[][] table = new int[count][count];
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            for (int row = 0; row < classes.length; row++) {
                double[] mixed =
                        BeatClassifier.mixed(machine[repeat][row], ridge[repeat][row], mixtures[parts[repeat][row]]);
                int said = largest(mixed);
                table[classes[row]][said]++;
                right[repeat][row] = said == classes[row];
                machineAlone[repeat][row] = largest(machine[repeat][row]) == classes[row];
                ridgeAlone[repeat][row] = largest(ridge[repeat][row]) == classes[row];
            }
        }
        List<Reported.Figure> figures = new ArrayList<>(List.of(
                new Reported.Figure("accuracy", EcgFigures.share(right)),
                new Reported.Figure("accuracy of the support vector machines alone", EcgFigures.share(machineAlone)),
                new Reported.Figure("accuracy of the ridge regression alone", EcgFigures.share(ridgeAlone))));
        List<List<String>> rows = new ArrayList<>();
        for (int label = 0; label < count; label++) {
            boolean[] counts = new boolean[classes.length];
            for (int row = 0; row < counts.length; row++) {
                counts[row] = classes[row] == label;
            }
            figures.add(new Reported.Figure("sensitivity for " + labels.get(label), EcgFigures.share(right, counts)));
            List<String> cells = new ArrayList<>(List.of(labels.get(label)));
            Arrays.stream(table[label]).mapToObj(Integer::toString).forEach(cells::add);
            rows.add(cells);
        }
        List<String> columns = new ArrayList<>(List.of("class"));
        columns.addAll(labels);
        return new Reported(
                FOLDS + "-fold cross-validation of " + classes.length + " beats, classes spread evenly, repeated "
                        + REPEATS
                        + " times (seeds from " + SEED + "); the mixture of each fold from the others; intervals by a"
                        + " bootstrap of beats, which are those of one patient. LibSVM C-SVC, one class against the rest,"
                        + " RBF kernel, gamma " + GAMMA + ", cost " + COST + "; " + kernels.size()
                        + " MiniRocket features with ridge regression.",
                figures,
                List.of(new Reported.Table(
                        "What was said (columns) of beats of each class, all repeats", columns, rows)));
    }

    /** Figures of given probabilities: for a table that training has not seen. */
    static List<Reported.Figure> figures(List<double[]> said, int[] classes, List<String> labels) {
        boolean[][] right = new boolean[1][classes.length];
        for (int row = 0; row < classes.length; row++) {
            right[0][row] = largest(said.get(row)) == classes[row];
        }
        List<Reported.Figure> figures = new ArrayList<>();
        figures.add(new Reported.Figure("accuracy", EcgFigures.share(right)));
        for (int label = 0; label < labels.size(); label++) {
            boolean[] counts = new boolean[classes.length];
            for (int row = 0; row < classes.length; row++) {
                counts[row] = classes[row] == label;
            }
            figures.add(new Reported.Figure("sensitivity for " + labels.get(label), EcgFigures.share(right, counts)));
        }
        return figures;
    }

    /** The class with the largest value, from 0. */
    static int largest(double[] values) {
        int best = 0;
        for (int at = 1; at < values.length; at++) {
            best = values[at] > values[best] ? at : best;
        }
        return best;
    }
}
