package org.bedside.film;

/**
 * What the networks say of a chest film.
 *
 * @param probability of pneumonia, calibrated, in (0, 1)
 * @param lower lower end of the range in which 95 % of networks trained like these would lie
 * @param upper its upper end
 * @param positive whether the probability is at or above the model's threshold
 */
public record FilmReading(double probability, double lower, double upper, boolean positive) {

    public FilmReading {
        if (!(0 < lower && lower <= probability && probability <= upper && upper < 1)) {
            throw new IllegalArgumentException("not a probability within its interval");
        }
    }
}
