package org.bedside.glucose;

/**
 * The course of one patient from what a chart holds: glucose smoothed with its trend (Holt), insulin on board beyond the
 * basal rate in use, and carbohydrates on board. Belongs to one thread.
 *
 * <p>Insulin passes two compartments of 75 minutes, the time to peak action of rapid-acting insulin that open loops
 * assume; carbohydrates two of 40 minutes (Hovorka et al., Physiol Meas 2004;25:905).
 */
final class Course {

    private static final double LEVEL = 0.5;
    private static final double TREND = 0.15;
    private static final double INSULIN = Math.exp(-Trial.MINUTES_A_STEP / 75.0);
    private static final double CARBOHYDRATES = Math.exp(-Trial.MINUTES_A_STEP / 40.0);

    /** Readings this old say nothing of now. */
    private static final int BLIND_STEPS = 4;

    private double level = Double.NaN;
    private double trend;
    private double insulin1;
    private double insulin2;
    private double carbohydrates1;
    private double carbohydrates2;
    private int blind;

    /** A step begins. */
    void saw(Seen seen) {
        if (Double.isNaN(seen.glucose())) {
            blind++;
        } else if (Double.isNaN(level) || blind > BLIND_STEPS) {
            level = seen.glucose();
            trend = 0;
            blind = 0;
        } else {
            double before = level;
            double expected = level + trend;
            level = LEVEL * seen.glucose() + (1 - LEVEL) * expected;
            trend = TREND * (level - before) + (1 - TREND) * trend;
            blind = 0;
        }
        carbohydrates1 += seen.carbohydrates();
    }

    /** Insulin is given during the step, and the step ends. */
    void gave(Dose dose, Therapy inUse) {
        insulin1 += dose.units() - inUse.basal() * Trial.MINUTES_A_STEP / 60;
        insulin2 = INSULIN * (insulin2 + insulin1 * Trial.MINUTES_A_STEP / 75.0);
        insulin1 *= INSULIN;
        carbohydrates2 = CARBOHYDRATES * (carbohydrates2 + carbohydrates1 * Trial.MINUTES_A_STEP / 40.0);
        carbohydrates1 *= CARBOHYDRATES;
    }

    /** Whether too long ago was the last reading. */
    boolean blind() {
        return Double.isNaN(level) || blind > BLIND_STEPS;
    }

    /** mg/dL. */
    double glucose() {
        return level;
    }

    /** mg/dL in half an hour, if nothing changes. */
    double inHalfAnHour() {
        return level + trend * 30 / Trial.MINUTES_A_STEP;
    }

    /** mg/dL per hour. */
    double trend() {
        return trend * 60 / Trial.MINUTES_A_STEP;
    }

    /** Units beyond what the basal rate in use has on board; may be negative. */
    double insulinOnBoard() {
        return insulin1 + insulin2;
    }

    /** Grams. */
    double carbohydratesOnBoard() {
        return carbohydrates1 + carbohydrates2;
    }
}
