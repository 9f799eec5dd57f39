package org.bedside.glucose;

import java.util.ArrayList;
import java.util.List;

/**
 * What a learnt policy says of a chart: a draft for a person to decide on, never a dose.
 *
 * @param ranges of the sensor's readings
 * @param step by what to multiply each setting
 */
public record Advice(Ranges ranges, Adjustment step) {

    /** Readings on fewer days do not tell how a patient fares (Battelino et al. 2019 ask for 14 and accept 10). */
    static final int FEWEST_DAYS = 10;

    /** The share of time with readings that is needed (Battelino et al. 2019). */
    static final double FEWEST_COVERAGE = 0.7;

    /** The share of readings in odd units or that no sensor shows from which on none is believed; a choice of ours. */
    private static final double MOST_WRONG = 0.05;

    /** Why nothing can be said of a chart; nothing if something can. */
    public static List<String> refusals(Chart chart, LearntPolicy policy) {
        SensorDays sensor = chart.sensor();
        List<String> refusals = new ArrayList<>();
        if (sensor.readings().isEmpty()) {
            refusals.add("there are no readings of a glucose sensor in the last 14 days");
            return refusals;
        }
        if (sensor.days() < FEWEST_DAYS) {
            refusals.add("there are sensor readings on " + sensor.days() + " days of the last 14, " + FEWEST_DAYS
                    + " are needed");
        }
        if (sensor.coverage() < FEWEST_COVERAGE) {
            refusals.add(
                    "the sensor covers " + Math.round(100 * sensor.coverage()) + " % of the time, 70 % are needed");
        }
        int wrong = chart.oddUnits() + sensor.impossible() + sensor.contradictory() + sensor.stuck();
        if (wrong > MOST_WRONG * (sensor.readings().size() + wrong)) {
            refusals.add("too many sensor readings are in odd units, impossible, contradictory or stuck: " + wrong
                    + " beside " + sensor.readings().size() + " that are not");
        }
        if (policy.sort() == LearntPolicy.Sort.Q && chart.therapy().isEmpty()) {
            refusals.add("basal rate, carbohydrate ratio and correction factor in use do not all stand in the chart");
        }
        return refusals;
    }

    /** What a policy says of a chart for which there are no {@link #refusals}. */
    public static Advice of(Chart chart, LearntPolicy policy) {
        Window window = chart.window();
        Adjustment step = policy.sort() == LearntPolicy.Sort.GRADIENT
                ? policy.loop().reviewer().review(window)
                : Replay.of(chart, chart.therapy().orElseThrow(), policy.residual());
        return new Advice(window.all(), held(step, window));
    }

    /** Whatever was learnt: no more insulin where lows are more than are accepted already. */
    private static Adjustment held(Adjustment step, Window window) {
        return window.all().low() <= Safety.MOST_LOW && window.all().veryLow() <= Safety.MOST_VERY_LOW
                ? step
                : new Adjustment(Math.min(1, step.basal()), Math.max(1, step.ratio()), Math.max(1, step.factor()));
    }
}
