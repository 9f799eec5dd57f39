package org.bedside.train;

import java.util.Arrays;

/**
 * Ridge regression of each class (1, the others -1) on standardised features, solved in the space of the rows; the penalty is
 * the one whose left-out residuals (closed form) are least.
 */
final class EcgRidge {

    private static final double[] PENALTIES = {30, 300, 3000};

    private EcgRidge() {}

    /** For each class a weight for each feature, in its own scale, and the constant. */
    static double[][] fit(double[][] features, int[] classes, int count) {
        int rows = features.length;
        int columns = features[0].length;
        double[] mean = new double[columns];
        double[] deviation = new double[columns];
        for (double[] row : features) {
            for (int at = 0; at < columns; at++) {
                mean[at] += row[at] / rows;
            }
        }
        for (double[] row : features) {
            for (int at = 0; at < columns; at++) {
                deviation[at] += (row[at] - mean[at]) * (row[at] - mean[at]) / rows;
            }
        }
        double[][] standard = new double[rows][columns];
        for (int row = 0; row < rows; row++) {
            for (int at = 0; at < columns; at++) {
                double scale = Math.sqrt(deviation[at]);
                standard[row][at] = scale < 1e-8 ? 0 : (features[row][at] - mean[at]) / scale;
            }
        }
        double[][] gram = new double[rows][rows];
        for (int row = 0; row < rows; row++) {
            for (int other = 0; other <= row; other++) {
                double sum = 0;
                for (int at = 0; at < columns; at++) {
                    sum += standard[row][at] * standard[other][at];
                }
                gram[row][other] = sum;
                gram[other][row] = sum;
            }
        }
        double[][] dual = dual(gram, classes, count);
        double[][] weights = new double[count][columns + 1];
        for (int label = 0; label < count; label++) {
            double constant = centre(classes, label);
            for (int at = 0; at < columns; at++) {
                double scale = Math.sqrt(deviation[at]);
                if (scale < 1e-8) {
                    continue;
                }
                double sum = 0;
                for (int row = 0; row < rows; row++) {
                    sum += dual[label][row] * standard[row][at];
                }
                weights[label][at] = sum / scale;
                constant -= sum / scale * mean[at];
            }
            weights[label][columns] = constant;
        }
        return weights;
    }

    private static double centre(int[] classes, int label) {
        return 2.0 * Arrays.stream(classes).filter(one -> one == label).count() / classes.length - 1;
    }

    private static double[][] dual(double[][] gram, int[] classes, int count) {
        double least = Double.POSITIVE_INFINITY;
        double[][] best = new double[count][classes.length];
        for (double penalty : PENALTIES) {
            double[][] inverse = inverse(gram, penalty);
            double[][] dual = new double[count][classes.length];
            double sum = 0;
            for (int label = 0; label < count; label++) {
                double centre = centre(classes, label);
                for (int row = 0; row < classes.length; row++) {
                    for (int other = 0; other < classes.length; other++) {
                        dual[label][row] += inverse[row][other] * ((classes[other] == label ? 1 : -1) - centre);
                    }
                    double left = dual[label][row] / inverse[row][row];
                    sum += left * left;
                }
            }
            if (sum < least) {
                least = sum;
                best = dual;
            }
        }
        return best;
    }

    /** Of a symmetric positive matrix with the penalty on its diagonal; Gauss and Jordan without pivots. */
    private static double[][] inverse(double[][] gram, double penalty) {
        int n = gram.length;
        double[][] a = new double[n][];
        for (int row = 0; row < n; row++) {
            a[row] = gram[row].clone();
            a[row][row] += penalty;
        }
        for (int pivot = 0; pivot < n; pivot++) {
            double[] line = a[pivot];
            double divisor = 1 / line[pivot];
            line[pivot] = 1;
            for (int at = 0; at < n; at++) {
                line[at] *= divisor;
            }
            for (int row = 0; row < n; row++) {
                if (row != pivot) {
                    double factor = a[row][pivot];
                    a[row][pivot] = 0;
                    for (int at = 0; at < n; at++) {
                        a[row][at] -= factor * line[at];
                    }
                }
            }
        }
        return a;
    }
}
