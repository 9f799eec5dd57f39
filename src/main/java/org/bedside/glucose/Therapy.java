package org.bedside.glucose;

/**
 * The settings of insulin treatment that stand in a chart.
 *
 * @param basal basal rate in U/h
 * @param ratio carbohydrate ratio: grams that one unit covers
 * @param factor correction factor: mg/dL that one unit lowers glucose by
 */
public record Therapy(double basal, double ratio, double factor) {
    public Therapy {
        if (!(basal > 0 && basal < 100 && ratio > 0 && ratio < 1000 && factor > 0 && factor < 10_000)) {
            throw new IllegalArgumentException("a basal rate, ratio or factor that no treatment has");
        }
    }

    /** The same, each multiplied. */
    Therapy times(double basalBy, double ratioBy, double factorBy) {
        return new Therapy(basal * basalBy, ratio * ratioBy, factor * factorBy);
    }
}
