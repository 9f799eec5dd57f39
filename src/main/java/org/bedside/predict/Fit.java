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
        List<String> features,
        List<Double> means,
        double slope,
        double intercept,
        List<Double> covariance,
        double threshold) {

    public Fit {
        features = List.copyOf(features);
        means = List.copyOf(means);
        covariance = List.copyOf(covariance);
        int parameters = features.size() + 1;
        if (means.size() != features.size() || covariance.size() != parameters * (parameters + 1) / 2) {
            throw new IllegalArgumentException("means and covariance are not of the features' number");
        }
    }

    /** The standard error of the calibrated log-odds of a row of features. */
    public double standardError(double[] row) {
        return new Uncertainty(covariance).standardError(row);
    }
}
