package org.bedside.concepts;

import java.util.List;

/** Logistic regression with a ridge penalty, by Newton's method; the same rows give the same weights. */
final class Logistic {

    private static final int STEPS = 15;
    private static final double PENALTY = 1;
    /** Keeps the Cholesky decomposition of a feature that never occurs defined. */
    private static final double TINY = 1e-9;

    private Logistic() {}

    /** The weights of features, of which one is always 1. */
    static double[] fit(List<double[]> rows, boolean[] right, int features) {
        double[] weights = new double[features];
        for (int step = 0; step < STEPS; step++) {
            double[] gradient = new double[features];
            double[][] hessian = new double[features][features];
            for (int row = 0; row < rows.size(); row++) {
                add(rows.get(row), right[row], weights, gradient, hessian);
            }
            for (int i = 0; i < features; i++) {
                gradient[i] -= PENALTY * weights[i];
                hessian[i][i] += PENALTY;
            }
            double[] change = solve(hessian, gradient);
            for (int i = 0; i < features; i++) {
                weights[i] += change[i];
            }
        }
        return weights;
    }

    private static void add(double[] row, boolean right, double[] weights, double[] gradient, double[][] hessian) {
        double logOdds = 0;
        for (int i = 0; i < row.length; i++) {
            logOdds += weights[i] * row[i];
        }
        double probability = 1 / (1 + Math.exp(-logOdds));
        double residual = (right ? 1 : 0) - probability;
        double variance = probability * (1 - probability);
        for (int i = 0; i < row.length; i++) {
            if (row[i] != 0) {
                gradient[i] += residual * row[i];
                for (int j = 0; j <= i; j++) {
                    hessian[i][j] += variance * row[i] * row[j];
                }
            }
        }
    }

    /** Solves a symmetric, positive system, given as its lower half, by Cholesky's decomposition. */
    private static double[] solve(double[][] matrix, double[] right) {
        int n = right.length;
        double[][] lower = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= lower[i][k] * lower[j][k];
                }
                lower[i][j] = i == j ? Math.sqrt(Math.max(sum, TINY)) : sum / lower[j][j];
            }
        }
        double[] solution = right.clone();
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                solution[i] -= lower[i][k] * solution[k];
            }
            solution[i] /= lower[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                solution[i] -= lower[k][i] * solution[k];
            }
            solution[i] /= lower[i][i];
        }
        return solution;
    }
}
