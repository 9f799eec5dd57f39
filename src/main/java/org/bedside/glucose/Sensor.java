package org.bedside.glucose;

/**
 * The error of a glucose sensor: autoregressive from quarter hour to quarter hour and transformed by Johnson's SU
 * (Breton and Kovatchev, J Diabetes Sci Technol 2008;2:853; parameters of the Dexcom row of simglucose), straight in
 * between. Belongs to one thread.
 */
final class Sensor {

    /** What a sensor can show, in mg/dL. */
    private static final double LOWEST = 40;

    private static final double HIGHEST = 400;

    private static final double KEPT = 0.7;
    private static final double GAMMA = -0.5444;
    private static final double LAMBDA = 15.9574;
    private static final double DELTA = 1.6898;
    private static final double XI = -5.47;
    private static final int STEPS = 15 / Trial.MINUTES_A_STEP;

    private final Chance chance;
    private double hidden;
    private double from;
    private double to;
    private int step;

    Sensor(Chance chance) {
        this.chance = chance;
        this.hidden = chance.normal();
        this.from = error();
        this.to = next();
    }

    private double next() {
        hidden = KEPT * (hidden + chance.normal());
        return error();
    }

    private double error() {
        return XI + LAMBDA * Math.sinh((hidden - GAMMA) / DELTA);
    }

    /** What it shows, in mg/dL, where glucose is this; called once a step. */
    double shows(double glucose) {
        if (step == STEPS) {
            from = to;
            to = next();
            step = 0;
        }
        double error = from + (to - from) * step++ / STEPS;
        return Math.max(LOWEST, Math.min(HIGHEST, glucose + error));
    }
}
