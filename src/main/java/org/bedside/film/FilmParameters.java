package org.bedside.film;

/**
 * What training found beside the networks.
 *
 * @param slope of the line from the networks' mean log-odds to calibrated log-odds
 * @param intercept of the line
 * @param threshold from this probability on a film counts as positive
 * @param gate from this log-odds of the gate on a picture is taken for an upright chest film
 */
public record FilmParameters(double slope, double intercept, double threshold, double gate) {

    /** A picture with less contrast (standard deviation, white being 1) is blank; the films of training have 0.08 and more. */
    static final double LEAST_CONTRAST = 0.04;

    /** Log-odds are kept within this, so that a probability is never 0 or 1: 1 in 10,000. */
    private static final double MOST = 9.21;

    public FilmParameters {
        if (!(slope > 0 && Double.isFinite(slope) && Double.isFinite(intercept) && Double.isFinite(gate))) {
            throw new IllegalArgumentException("the calibration is no rising line");
        }
        if (!(threshold > 0 && threshold < 1)) {
            throw new IllegalArgumentException("the threshold is no probability");
        }
    }

    double probability(double logOdds) {
        double calibrated = Math.max(-MOST, Math.min(MOST, slope * logOdds + intercept));
        return 1 / (1 + Math.exp(-calibrated));
    }
}
