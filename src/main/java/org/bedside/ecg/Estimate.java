package org.bedside.ecg;

/**
 * A probability of infarction with its 95 % interval.
 *
 * @param probability in (0, 1)
 * @param lower not above it
 * @param upper not below it
 */
public record Estimate(double probability, double lower, double upper) {

    public Estimate {
        if (!(lower > 0 && lower <= probability && probability <= upper && upper < 1)) {
            throw new IllegalArgumentException("not a probability within its interval");
        }
    }

    /** A probability, and what refits say: the interval holds 95 of 100 of them, and the probability itself. */
    static Estimate of(double probability, double[] refits) {
        double[] sorted = refits.clone();
        java.util.Arrays.sort(sorted);
        return new Estimate(
                probability,
                Math.min(probability, quantile(sorted, 0.025)),
                Math.max(probability, quantile(sorted, 0.975)));
    }

    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int before = (int) place;
        int after = Math.min(before + 1, sorted.length - 1);
        return sorted[before] + (place - before) * (sorted[after] - sorted[before]);
    }
}
