package org.bedside.glucose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The readings of a glucose sensor, cleaned: one at a time, in the order of time, each believable.
 *
 * @param readings by rising minute
 * @param duplicates how many were left out because the same stood there already
 * @param contradictory how many at one minute said different things; all of them are left out
 * @param impossible how many a sensor cannot show
 * @param stuck how many were left out because the sensor showed the very same for hours
 * @param jumps how many stood alone, far from the readings before and after
 * @param days whole days from first to last reading, and no more than those that have readings
 * @param coverage the share of the time from first to last reading that has readings, 0 to 1
 */
public record SensorDays(
        List<Reading> readings,
        int duplicates,
        int contradictory,
        int impossible,
        int stuck,
        int jumps,
        int days,
        double coverage) {

    /**
     * What a sensor showed.
     *
     * @param minute since 1970
     * @param ofDay minute of the patient's day
     * @param glucose mg/dL
     */
    public record Reading(long minute, int ofDay, double glucose) {}

    /** mg/dL that sensors can show: 40 to 400 is usual, 20 to 600 includes those with wider ranges. */
    static final double LOWEST = 20;

    static final double HIGHEST = 600;

    /** Readings that differ by less are the same. */
    private static final double SAME = 1;

    /** No glucose stands still to the last digit for so many readings in a row: two hours of a five-minute sensor. */
    private static final int STUCK = 24;

    /** mg/dL from both neighbours, within a quarter hour, that nobody's glucose jumps and jumps back. */
    private static final double JUMP = 80;

    private static final int NEIGHBOUR_MINUTES = 15;

    public SensorDays {
        readings = List.copyOf(readings);
    }

    /** Cleans readings in any order. */
    public static SensorDays clean(List<Reading> raw) {
        List<Reading> sorted = new ArrayList<>(raw);
        sorted.sort(Comparator.comparingLong(Reading::minute));
        List<Reading> possible = sorted.stream()
                .filter(reading -> reading.glucose() >= LOWEST && reading.glucose() <= HIGHEST)
                .toList();
        List<Reading> single = new ArrayList<>();
        int contradictory = 0;
        int duplicates = 0;
        for (int at = 0; at < possible.size(); ) {
            int end = at + 1;
            boolean same = true;
            while (end < possible.size()
                    && possible.get(end).minute() == possible.get(at).minute()) {
                same &= Math.abs(possible.get(end).glucose() - possible.get(at).glucose()) <= SAME;
                end++;
            }
            if (same) {
                single.add(possible.get(at));
                duplicates += end - at - 1;
            } else {
                contradictory += end - at;
            }
            at = end;
        }
        List<Reading> moving = moving(single);
        List<Reading> calm = calm(moving);
        return new SensorDays(
                calm,
                duplicates,
                contradictory,
                raw.size() - possible.size(),
                single.size() - moving.size(),
                moving.size() - calm.size(),
                days(calm),
                coverage(calm));
    }

    private static List<Reading> moving(List<Reading> readings) {
        List<Reading> moving = new ArrayList<>();
        for (int at = 0; at < readings.size(); ) {
            int end = at + 1;
            while (end < readings.size()
                    && readings.get(end).glucose() == readings.get(at).glucose()) {
                end++;
            }
            // at the ends of its range a sensor shows the same for as long as glucose is beyond
            double shown = readings.get(at).glucose();
            if (end - at < STUCK || shown <= 40 || shown >= 400) {
                moving.addAll(readings.subList(at, end));
            }
            at = end;
        }
        return moving;
    }

    private static List<Reading> calm(List<Reading> readings) {
        List<Reading> calm = new ArrayList<>();
        for (int at = 0; at < readings.size(); at++) {
            boolean jumps = at > 0
                    && at + 1 < readings.size()
                    && far(readings.get(at - 1), readings.get(at))
                    && far(readings.get(at), readings.get(at + 1))
                    && !far(readings.get(at - 1), readings.get(at + 1), 2 * NEIGHBOUR_MINUTES);
            if (!jumps) {
                calm.add(readings.get(at));
            }
        }
        return calm;
    }

    private static boolean far(Reading one, Reading next) {
        return next.minute() - one.minute() <= NEIGHBOUR_MINUTES && Math.abs(next.glucose() - one.glucose()) > JUMP;
    }

    private static boolean far(Reading one, Reading next, int minutes) {
        return next.minute() - one.minute() > minutes || Math.abs(next.glucose() - one.glucose()) > JUMP;
    }

    private static int days(List<Reading> readings) {
        long worn = readings.stream()
                .mapToLong(reading -> Math.floorDiv(reading.minute() - reading.ofDay(), 60))
                .distinct()
                .count();
        return (int) Math.min(worn, readings.size() < 2 ? 0 : span(readings) / (24 * 60));
    }

    /** The time that this sensor usually takes between two readings, 1 to 15 minutes. */
    private static long usual(List<Reading> readings) {
        long[] gaps = new long[readings.size() - 1];
        for (int at = 0; at < gaps.length; at++) {
            gaps[at] = readings.get(at + 1).minute() - readings.get(at).minute();
        }
        Arrays.sort(gaps);
        return Math.max(1, Math.min(15, gaps[gaps.length / 2]));
    }

    /** Minutes for which the readings stand, from the first to the last. */
    private static long span(List<Reading> readings) {
        return readings.get(readings.size() - 1).minute() - readings.get(0).minute() + usual(readings);
    }

    private static double coverage(List<Reading> readings) {
        if (readings.size() < 2) {
            return 0;
        }
        long usual = usual(readings);
        long covered = usual;
        for (int at = 0; at + 1 < readings.size(); at++) {
            covered += Math.min(readings.get(at + 1).minute() - readings.get(at).minute(), usual + 1);
        }
        return Math.min(1, (double) covered / span(readings));
    }
}
