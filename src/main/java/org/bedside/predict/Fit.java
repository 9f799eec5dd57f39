package org.bedside.predict;

import java.util.List;

/**
 * What training found beside the model itself.
 *
 * @param features the features' names, in the order of the numbers below
 * @param means each feature's mean in the training rows, from which contributions are counted
 * @param slope calibration: the log-odds of the probability are {@code slope * logOdds + intercept}
 * @param intercept see {@code slope}
 * @param covariance of the calibrated intercept and coefficients, lower triangle row by row, intercept first; clustered
 *     by patient
 * @param threshold the probability from which on a prediction counts as positive
 */
public record Fit(
        List<String> features, double[] means, double slope, double intercept, double[] covariance, double threshold) {

    public Fit {
        features = List.copyOf(features);
        int parameters = features.size() + 1;
        if (means.length != features.size() || covariance.length != parameters * (parameters + 1) / 2) {
            throw new IllegalArgumentException("means and covariance are not of the features' number");
        }
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
