package org.bedside.glucose;

/**
 * By what the three settings are multiplied in one step, each by at most a tenth up or down.
 *
 * @param basal of the basal rate
 * @param ratio of the carbohydrate ratio: more means less insulin
 * @param factor of the correction factor: more means less insulin
 */
public record Adjustment(double basal, double ratio, double factor) {

    /** The largest change of a setting in one step. */
    public static final double LARGEST = 0.1;

    public static final Adjustment NONE = new Adjustment(1, 1, 1);

    public Adjustment {
        if (!(small(basal) && small(ratio) && small(factor))) {
            throw new IllegalArgumentException("a setting changes by at most a tenth in a step");
        }
    }

    private static boolean small(double by) {
        return Math.abs(by - 1) <= LARGEST + 1e-12;
    }

    /** The settings after the step. */
    public Therapy of(Therapy therapy) {
        return therapy.times(basal, ratio, factor);
    }
}
