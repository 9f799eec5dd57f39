package org.bedside.train;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.bedside.glucose.Policy;
import org.bedside.glucose.Ranges;
import org.bedside.glucose.Trial;
import org.bedside.glucose.VirtualPatient;
import org.bedside.glucose.VirtualPatient.Group;

/**
 * How a policy did in each age group: means over patients with 95 % intervals of the mean (Student's t over patients).
 *
 * @param rows by group, in its order
 */
public record GlucoseTable(Map<Group, Row> rows) {

    private static final String LINE = "%-15s %-7s %-11s %2s  %-24s %-22s %-24s %-22s %-20s %s%n";

    public GlucoseTable {
        rows = Map.copyOf(rows);
    }

    /** A mean over patients with the ends of its 95 % interval. */
    public record Mean(double value, double low, double high) {

        String text(int digits) {
            return String.format(
                    Locale.ROOT, "%.{d}f (%.{d}f to %.{d}f)".replace("{d}", "" + digits), value, low, high);
        }
    }

    /**
     * One age group.
     *
     * @param patients how many
     * @param inRange percent of the time from 70 to 180 mg/dL
     * @param low percent below 70
     * @param veryLow percent below 54
     * @param high percent above 180
     * @param veryHigh percent above 250
     * @param mean mg/dL
     */
    public record Row(int patients, Mean inRange, Mean low, Mean veryLow, Mean high, Mean veryHigh, Mean mean) {}

    /** Tries a policy on patients. */
    public static GlucoseTable of(Policy policy, List<VirtualPatient> patients, Trial trial) {
        Map<Group, List<Ranges>> by = new EnumMap<>(Group.class);
        for (VirtualPatient patient : patients) {
            by.computeIfAbsent(patient.group(), none -> new ArrayList<>()).add(trial.run(patient, policy));
        }
        Map<Group, Row> rows = new EnumMap<>(Group.class);
        by.forEach((group, ranges) -> rows.put(
                group,
                new Row(
                        ranges.size(),
                        percent(ranges, Ranges::inRange),
                        percent(ranges, Ranges::low),
                        percent(ranges, Ranges::veryLow),
                        percent(ranges, Ranges::high),
                        percent(ranges, Ranges::veryHigh),
                        mean(ranges, Ranges::mean, Double.POSITIVE_INFINITY))));
        return new GlucoseTable(rows);
    }

    private static Mean percent(List<Ranges> ranges, ToDoubleFunction<Ranges> measure) {
        return mean(ranges, measure, 100);
    }

    private static Mean mean(List<Ranges> ranges, ToDoubleFunction<Ranges> measure, double most) {
        double[] values = ranges.stream().mapToDouble(measure).toArray();
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        int freedom = values.length - 1;
        double half = freedom < 1 ? Double.NaN : t(freedom) * Math.sqrt(squares / freedom / values.length);
        return new Mean(mean, Math.max(0, mean - half), Math.min(most, mean + half));
    }

    /** The 97.5th percentile of Student's t, of the tables for few degrees of freedom, else by Cornish and Fisher. */
    private static double t(int freedom) {
        double[] few = {12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262};
        double z = 1.959964;
        return freedom <= few.length
                ? few[freedom - 1]
                : z
                        + (z * z * z + z) / (4 * freedom)
                        + (5 * Math.pow(z, 5) + 16 * z * z * z + 3 * z) / (96.0 * freedom * freedom);
    }

    /** A line for each group, under {@link #header}; the set says which of the patients they are. */
    public String text(String policy, String set) {
        StringBuilder text = new StringBuilder();
        for (Group group : Group.values()) {
            Row row = rows.get(group);
            if (row != null) {
                text.append(String.format(
                        Locale.ROOT,
                        LINE,
                        policy,
                        set,
                        group.name().toLowerCase(Locale.ROOT),
                        row.patients(),
                        row.inRange().text(2),
                        row.low().text(2),
                        row.veryLow().text(3),
                        row.high().text(2),
                        row.veryHigh().text(2),
                        row.mean().text(1)));
            }
        }
        return text.toString();
    }

    /** The names of the columns. */
    public static String header() {
        return String.format(
                Locale.ROOT,
                LINE,
                "policy",
                "set",
                "group",
                "n",
                "70-180 mg/dL, %",
                "below 70, %",
                "below 54, %",
                "above 180, %",
                "above 250, %",
                "mean, mg/dL");
    }
}
