package org.bedside.glucose;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The readings of several days by time of day: the ambulatory glucose profile with the quantiles that the international
 * consensus has (Battelino et al., Diabetes Care 2019;42:1593).
 *
 * @param times by rising minute; those at which there is too little to say are missing
 * @param readings how many there were in all
 */
record DayProfile(List<Time> times, int readings) {

    /** From one time to the next; each has the readings from so long before to so long after it. */
    static final int STEP = 30;

    /** Of fewer readings the outer quantiles would be those of single ones; a choice of ours. */
    static final int FEWEST = 5;

    private static final int DAY = 24 * 60;

    DayProfile {
        times = List.copyOf(times);
    }

    /**
     * A time of day.
     *
     * @param minute of the day; the last is that of the next midnight
     * @param p5 mg/dL that 5 % of the readings are below, and so on
     */
    record Time(int minute, double p5, double p25, double median, double p75, double p95) {}

    /** The profile of cleaned readings. */
    static DayProfile of(List<SensorDays.Reading> readings) {
        List<List<Double>> near = new ArrayList<>();
        for (int minute = 0; minute < DAY; minute += STEP) {
            near.add(new ArrayList<>());
        }
        for (SensorDays.Reading reading : readings) {
            int before = reading.ofDay() / STEP;
            near.get(before).add(reading.glucose());
            near.get((before + 1) % near.size()).add(reading.glucose());
        }
        near.forEach(Collections::sort);
        List<Time> times = new ArrayList<>();
        for (int at = 0; at <= near.size(); at++) {
            List<Double> sorted = near.get(at % near.size());
            if (sorted.size() >= FEWEST) {
                times.add(new Time(
                        at * STEP,
                        quantile(sorted, 0.05),
                        quantile(sorted, 0.25),
                        quantile(sorted, 0.5),
                        quantile(sorted, 0.75),
                        quantile(sorted, 0.95)));
            }
        }
        return new DayProfile(times, readings.size());
    }

    /** Between the two nearest (definition 7 of Hyndman and Fan, Am Stat 1996;50:361). */
    private static double quantile(List<Double> sorted, double share) {
        double at = share * (sorted.size() - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.size() - 1);
        return sorted.get(below) + (at - below) * (sorted.get(above) - sorted.get(below));
    }
}
