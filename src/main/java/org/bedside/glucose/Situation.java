package org.bedside.glucose;

/**
 * In which of a few situations a patient is, from what a chart holds: where glucose is, where it goes, what insulin on
 * board will do, and how often it was low of late. Belongs to one thread.
 */
final class Situation {

    /** Chooses actions by the situation; a learner explores. */
    interface Choice {
        int between(int situation);

        int atMeal(int situation);
    }

    /** What the basal rate in use may be multiplied by, until the next decision; {@link #UNCHANGED_BASAL} is 1. */
    static final double[] BASAL = {0, 0.5, 1, 1.5, 2.5, 4};

    static final int UNCHANGED_BASAL = 2;

    /** What a meal's bolus may be multiplied by; {@link #UNCHANGED_MEAL} is 1. */
    static final double[] MEAL = {0.5, 0.65, 0.8, 0.9, 1, 1.1};

    static final int UNCHANGED_MEAL = 4;

    private static final double[] GLUCOSE = {85, 100, 120, 140, 165, 200, 250};
    private static final double[] TREND = {-40, -15, 15, 40};
    private static final double[] LOWERING = {-20, 10, 40, 90};
    private static final double[] LOWS = {0.5, 2, 5, 12};

    /** How many situations there are between meals, and how many at meals. */
    static final int BETWEEN = (GLUCOSE.length + 1) * (TREND.length + 1) * (LOWERING.length + 1) * (LOWS.length + 1);

    static final int AT_MEALS = (GLUCOSE.length + 1) * (TREND.length + 1) * (LOWS.length + 1);

    /** Lows count for two days. */
    private static final double FORGOTTEN = 1.0 / (2 * Trial.STEPS_A_DAY);

    private double low;

    /** The sensor shows this. */
    void saw(double shown) {
        if (!Double.isNaN(shown)) {
            low += FORGOTTEN * ((shown < Safety.LOW ? 100 : 0) - low);
        }
    }

    /** From 0 to less than {@link #BETWEEN}. */
    int between(Course course, Therapy inUse) {
        double uncovered = course.insulinOnBoard() - course.carbohydratesOnBoard() / inUse.ratio();
        return (atMeal(course) * (LOWERING.length + 1)) + bin(LOWERING, uncovered * inUse.factor());
    }

    /** From 0 to less than {@link #AT_MEALS}. */
    int atMeal(Course course) {
        return (bin(GLUCOSE, course.glucose()) * (TREND.length + 1) + bin(TREND, course.trend())) * (LOWS.length + 1)
                + bin(LOWS, low);
    }

    private static int bin(double[] bounds, double value) {
        int at = 0;
        while (at < bounds.length && value >= bounds[at]) {
            at++;
        }
        return at;
    }
}
