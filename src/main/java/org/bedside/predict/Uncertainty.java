package org.bedside.predict;

import java.util.List;

/** How sure a linear model is of a row's log-odds: the delta method over the covariance of its coefficients. */
final class Uncertainty {

    private final double[] covariance;

    /** From the lower triangle row by row, intercept first. */
    Uncertainty(List<Double> covariance) {
        this.covariance = covariance.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The standard error of the log-odds of a row of features. */
    double standardError(double[] row) {
        double variance = 0;
        int at = 0;
        for (int i = 0; i <= row.length; i++) {
            double xi = i == 0 ? 1 : row[i - 1];
            if (xi == 0) {
                at += i + 1;
                continue;
            }
            for (int j = 0; j < i; j++) {
                double xj = j == 0 ? 1 : row[j - 1];
                variance += 2 * xi * xj * covariance[at++];
            }
            variance += xi * xi * covariance[at++];
        }
        return Math.sqrt(Math.max(0, variance));
    }
}
