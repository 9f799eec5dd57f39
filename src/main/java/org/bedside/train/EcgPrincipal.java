package org.bedside.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.bedside.ecg.Familiarity;

/** Learns which beats are familiar: mean and principal components, by power iteration with deflation. */
final class EcgPrincipal {

    private static final int COMPONENTS = 8;
    private static final int STEPS = 300;

    /** So many of the training beats, left out in turn, are familiar; of the others one had rather say nothing. */
    private static final double FAMILIAR = 0.95;

    private static final int FOLDS = 10;

    private EcgPrincipal() {}

    static Familiarity of(double[][] shapes) {
        List<Double> distances = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            int part = fold;
            double[][] others = rows(shapes, part, false);
            Familiarity learnt = fit(others, Double.POSITIVE_INFINITY);
            for (double[] left : rows(shapes, part, true)) {
                distances.add(learnt.distance(left));
            }
        }
        Collections.sort(distances);
        return fit(shapes, distances.get((int) (FAMILIAR * (distances.size() - 1))));
    }

    private static double[][] rows(double[][] shapes, int part, boolean within) {
        return java.util.stream.IntStream.range(0, shapes.length)
                .filter(row -> (row % FOLDS == part) == within)
                .mapToObj(row -> shapes[row])
                .toArray(double[][]::new);
    }

    private static Familiarity fit(double[][] shapes, double limit) {
        int length = shapes[0].length;
        double[] mean = new double[length];
        for (double[] shape : shapes) {
            for (int at = 0; at < length; at++) {
                mean[at] += shape[at] / shapes.length;
            }
        }
        double[][] rest = new double[shapes.length][];
        for (int row = 0; row < shapes.length; row++) {
            rest[row] = shapes[row].clone();
            for (int at = 0; at < length; at++) {
                rest[row][at] -= mean[at];
            }
        }
        double[][] components = new double[COMPONENTS][];
        double[] deviations = new double[COMPONENTS + 1];
        for (int component = 0; component < COMPONENTS; component++) {
            components[component] = strongest(rest, component);
            double square = 0;
            for (double[] row : rest) {
                double score = dot(row, components[component]);
                square += score * score;
                for (int at = 0; at < length; at++) {
                    row[at] -= score * components[component][at];
                }
            }
            deviations[component] = Math.sqrt(square / shapes.length);
        }
        double left = Arrays.stream(rest).mapToDouble(row -> dot(row, row)).sum();
        deviations[COMPONENTS] = Math.sqrt(left / shapes.length);
        return new Familiarity(mean, components, deviations, limit);
    }

    private static double[] strongest(double[][] rows, int seed) {
        double[] direction = new double[rows[0].length];
        for (int at = 0; at < direction.length; at++) {
            direction[at] = Math.cos((seed + 1) * (at + 1)); // any start that is orthogonal to nothing
        }
        for (int step = 0; step < STEPS; step++) {
            double[] next = new double[direction.length];
            for (double[] row : rows) {
                double score = dot(row, direction);
                for (int at = 0; at < next.length; at++) {
                    next[at] += score * row[at];
                }
            }
            double norm = Math.sqrt(dot(next, next));
            for (int at = 0; at < next.length; at++) {
                direction[at] = next[at] / norm;
            }
        }
        return direction;
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int at = 0; at < one.length; at++) {
            sum += one[at] * other[at];
        }
        return sum;
    }
}
