package org.bedside.glucose;

/**
 * Insulin for one step.
 *
 * @param basal the rate in U/h
 * @param bolus units at once
 */
record Dose(double basal, double bolus) {

    /** Units in all during a step. */
    double units() {
        return basal * Trial.MINUTES_A_STEP / 60 + bolus;
    }
}
