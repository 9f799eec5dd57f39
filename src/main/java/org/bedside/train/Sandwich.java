package org.bedside.train;

import java.util.ArrayList;
import java.util.List;
import org.tribuo.math.la.DenseMatrix;

/**
 * The covariance of a penalised logistic regression's coefficients that holds when rows of one patient go together:
 * the robust "sandwich" estimator of Huber and White, clustered by patient.
 */
final class Sandwich {

    private final Sample sample;
    private final double[] weights;
    private final double bias;
    private final int size;

    Sandwich(Sample sample, double[] weights, double bias) {
        this.sample = sample;
        this.weights = weights.clone();
        this.bias = bias;
        this.size = weights.length + 1;
    }

    /** Lower triangle row by row, intercept first, times a factor. */
    List<Double> covariance(double penalty, double factor) {
        double[][] curvature = new double[size][size];
        double[][] scores = new double[sample.patients()][];
        for (int at = 0; at < sample.size(); at++) {
            add(sample.rows[at], sample.positive[at], curvature, scores, sample.groups[at]);
        }
        double[][] meat = new double[size][size];
        for (double[] score : scores) {
            outer(score, meat);
        }
        for (int i = 0; i < size; i++) {
            curvature[i][i] += penalty; // liblinear penalises the intercept as well
            for (int j = 0; j < i; j++) {
                curvature[j][i] = curvature[i][j];
                meat[j][i] = meat[i][j];
            }
        }
        DenseMatrix.CholeskyFactorization bread = DenseMatrix.createDenseMatrix(curvature)
                .choleskyFactorization()
                .orElseThrow(() -> new IllegalStateException("the curvature is not positive definite"));
        DenseMatrix half = bread.solve(DenseMatrix.createDenseMatrix(meat));
        DenseMatrix covariance = bread.solve(half.transpose());
        double few = sample.patients() / (sample.patients() - 1.0);
        List<Double> lower = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                lower.add(factor * few * (covariance.get(i, j) + covariance.get(j, i)) / 2);
            }
        }
        return lower;
    }

    private void add(double[] row, boolean positive, double[][] curvature, double[][] scores, int patient) {
        double logOdds = bias;
        int[] where = new int[size];
        int count = 1;
        for (int at = 0; at < row.length; at++) {
            if (row[at] != 0) {
                logOdds += weights[at] * row[at];
                where[count++] = at + 1;
            }
        }
        double p = 1 / (1 + Math.exp(-logOdds));
        if (scores[patient] == null) {
            scores[patient] = new double[size];
        }
        for (int a = 0; a < count; a++) {
            double x = where[a] == 0 ? 1 : row[where[a] - 1];
            scores[patient][where[a]] += ((positive ? 1 : 0) - p) * x;
            for (int b = 0; b <= a; b++) {
                double other = where[b] == 0 ? 1 : row[where[b] - 1];
                curvature[where[a]][where[b]] += p * (1 - p) * x * other;
            }
        }
    }

    private static void outer(double[] score, double[][] sum) {
        for (int i = 0; i < score.length; i++) {
            if (score[i] != 0) {
                for (int j = 0; j <= i; j++) {
                    sum[i][j] += score[i] * score[j];
                }
            }
        }
    }
}
