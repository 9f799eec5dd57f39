package org.bedside.glucose;

/**
 * What a virtual patient eats: three meals and up to three snacks a day, with the chances, times and amounts of
 * simglucose's random scenario, at whole steps. Belongs to one thread.
 */
final class Meals {

    private static final double[] CHANCE = {0.95, 0.3, 0.95, 0.3, 0.95, 0.3};
    private static final double[] FROM = {5, 9, 10, 14, 16, 20};
    private static final double[] TO = {9, 10, 14, 16, 20, 23};
    private static final double[] HOUR = {7, 9.5, 12, 15, 18, 21.5};
    private static final double[] HOURS_DEVIATION = {1, 0.5, 1, 0.5, 1, 0.5};
    private static final double[] GRAMS = {45, 10, 70, 10, 80, 10};
    private static final double[] GRAMS_DEVIATION = {10, 5, 10, 5, 10, 5};

    private final Chance chance;
    private final double[] day = new double[Trial.STEPS_A_DAY];

    Meals(Chance chance) {
        this.chance = chance;
    }

    /** The meals of the next day: grams eaten from each step on. */
    double[] nextDay() {
        java.util.Arrays.fill(day, 0);
        for (int i = 0; i < CHANCE.length; i++) {
            if (chance.uniform() < CHANCE[i]) {
                double hour = chance.between(FROM[i], TO[i], HOUR[i], HOURS_DEVIATION[i]);
                double grams = Math.max(0, Math.rint(GRAMS[i] + GRAMS_DEVIATION[i] * chance.normal()));
                day[(int) (hour * 60 / Trial.MINUTES_A_STEP)] += grams;
            }
        }
        return day;
    }
}
