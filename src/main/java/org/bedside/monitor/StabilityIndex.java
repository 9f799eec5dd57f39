package org.bedside.monitor;

import java.util.Arrays;
import java.util.List;

/**
 * The population stability index: the sum over bins of {@code (seen - expected) * ln(seen / expected)}, of shares. Usual
 * reading: below 0.1 no shift, up to 0.25 some, above it a shift (Siddiqi, Credit Risk Scorecards, 2006).
 */
final class StabilityIndex {

    /** A bin that is empty on one side counts as so full, else the index would be infinite. */
    private static final double LEAST = 1e-4;

    /** 95th percentile of the standard normal distribution. */
    private static final double Z = 1.644853626951473;

    private StabilityIndex() {}

    /** The index of counts against expected shares, bin by bin; not a number if nothing was counted. */
    static double of(List<Double> expected, long[] counts) {
        double all = Arrays.stream(counts).sum();
        double index = 0;
        for (int bin = 0; bin < counts.length; bin++) {
            if (expected.get(bin) == 0 && counts[bin] == 0) {
                continue;
            }
            double then = Math.max(LEAST, expected.get(bin));
            double now = Math.max(LEAST, counts[bin] / all);
            index += (now - then) * Math.log(now / then);
        }
        return all == 0 ? Double.NaN : index;
    }

    /**
     * What the index stays below by chance alone in 95 of 100 cases without any shift: it then is about chi-squared with
     * one degree less than there are bins, times {@code 1/now + 1/then} (Yurdakul and Naranjo, Journal of Risk Model
     * Validation 2020;14(4):89), here by the normal approximation.
     *
     * @param now how many were counted
     * @param then how many the expected shares are of
     */
    static double byChance(List<Double> expected, long[] counts, long now, long then) {
        int bins = 0;
        for (int bin = 0; bin < counts.length; bin++) {
            bins += expected.get(bin) > 0 || counts[bin] > 0 ? 1 : 0;
        }
        double degrees = Math.max(1, bins - 1);
        return (1.0 / now + 1.0 / then) * (degrees + Z * Math.sqrt(2 * degrees));
    }
}
