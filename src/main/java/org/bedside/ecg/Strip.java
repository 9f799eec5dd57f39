package org.bedside.ecg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.bedside.evidence.Signal;

/**
 * One lead of a recording, cut into beats, after its quality was checked. What cannot be relied on has no beats and says
 * why.
 */
public final class Strip {

    /** Below this QRS complexes lose their shape; recorders give 250 or more (AHA, Circulation 2007;115:1306: 500). */
    public static final double LEAST_HERTZ = 100;

    private static final double LEAST_SECONDS = 4;
    private static final int FEWEST = 3;

    /** A gap of up to this long is bridged by a line. */
    private static final double GAP_SECONDS = 0.02;

    /** So much of a lead may be without a value. */
    private static final double MOST_MISSING = 0.05;

    /** So much of a lead may lie at its highest or lowest value, in runs. */
    private static final double MOST_CLIPPED = 0.01;

    /** 20 to 200 beats per minute. */
    private static final double SHORTEST_SECONDS = 0.3;

    private static final double LONGEST_SECONDS = 3;

    /** Mean correlation with the typical beat: Orphanidou et al., IEEE J Biomed Health Inform 2015;19:832. */
    private static final double LEAST_ALIKE = 0.66;

    /** Beats of so much correlation with the median make the typical beat. */
    private static final double ALIKE = 0.8;

    private static final String NOISY = "is noisy: its beats are not alike";

    private final double[] samples;
    private final double hertz;
    private final int[] peaks;
    private final List<Beat> beats;
    private final double[] typical;
    private final String refused;

    private Strip(double[] samples, double hertz, int[] peaks, List<Beat> beats, double[] typical, String refused) {
        this.samples = samples;
        this.hertz = hertz;
        this.peaks = peaks;
        this.beats = List.copyOf(beats);
        this.typical = typical;
        this.refused = refused;
    }

    /** The places of the R peaks, rising. */
    public int[] peaks() {
        return peaks.clone();
    }

    /** The beats of believable length, without gaps, in their order. */
    public List<Beat> beats() {
        return beats;
    }

    /** The median of the beats that are alike, normalised; empty if refused. */
    public double[] typical() {
        return typical.clone();
    }

    /** Why nothing is said of this lead; {@code ""} if it is good. */
    public String refused() {
        return refused;
    }

    /**
     * Cuts a lead.
     *
     * @param length samples to a beat
     * @param before which part of the interval between two R peaks lies before the R peak
     */
    public static Strip of(Signal signal, int length, double before) {
        double hertz = signal.hertz();
        double[] raw = signal.values();
        if (hertz < LEAST_HERTZ) {
            return refused(raw, hertz, "is sampled less than " + (int) LEAST_HERTZ + " times a second");
        }
        if (raw.length < LEAST_SECONDS * hertz) {
            return refused(raw, hertz, "is shorter than " + (int) LEAST_SECONDS + " seconds");
        }
        boolean[] gaps = new boolean[raw.length];
        int missing = close(raw, gaps, (int) (GAP_SECONDS * hertz));
        if (missing > MOST_MISSING * raw.length) {
            return refused(raw, hertz, "has gaps: more than 5 % of it is missing or beyond the recorder's limits");
        }
        if (flat(raw, (int) hertz)) {
            return refused(raw, hertz, "is a flat line for most of its time");
        }
        if (clipped(raw) > MOST_CLIPPED * raw.length) {
            return refused(raw, hertz, "is clipped at its highest or lowest value");
        }
        int[] peaks = RPeaks.find(raw, hertz);
        List<Beat> beats = beats(raw, hertz, peaks, gaps, length, before);
        if (beats.size() < FEWEST) {
            return refused(raw, hertz, "has fewer than " + FEWEST + " beats that can be cut");
        }
        double[] median = median(beats, length);
        if (median.length == 0) {
            return refused(raw, hertz, NOISY);
        }
        double alike = beats.stream()
                .mapToDouble(beat -> Beat.correlation(beat.shape(), median))
                .average()
                .orElse(0);
        if (alike < LEAST_ALIKE) {
            return refused(raw, hertz, NOISY);
        }
        List<Beat> kept = beats.stream()
                .filter(beat -> Beat.correlation(beat.shape(), median) >= ALIKE)
                .toList();
        double[] typical = kept.size() < FEWEST ? median : median(kept, length);
        return new Strip(raw, hertz, peaks, beats, typical.length == 0 ? median : typical, "");
    }

    /** The mean rate of the beats that were cut. */
    public double beatsPerMinute() {
        double samples = beats.stream()
                .mapToDouble(beat -> beat.to() - beat.from())
                .average()
                .orElse(Double.NaN);
        return 60 * hertz / samples;
    }

    /**
     * The median over the beats of the level 60 ms after the J point (taken 40 ms after the R peak) above the PR segment (80
     * ms before it), in the unit of the samples; empty if refused.
     */
    public OptionalDouble stLevel() {
        int after = (int) Math.round(0.1 * hertz);
        int before = (int) Math.round(0.08 * hertz);
        double[] levels = Arrays.stream(peaks)
                .filter(peak -> peak >= before && peak + after < samples.length)
                .mapToDouble(peak -> samples[peak + after] - samples[peak - before])
                .sorted()
                .toArray();
        return levels.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(levels[levels.length / 2]);
    }

    private static Strip refused(double[] raw, double hertz, String why) {
        return new Strip(raw, hertz, new int[0], List.of(), new double[0], why);
    }

    /** Bridges gaps in place, marks those that are too long to be bridged, and says how many values were missing. */
    private static int close(double[] raw, boolean[] gaps, int most) {
        int missing = 0;
        int at = 0;
        while (at < raw.length) {
            if (!Double.isNaN(raw[at])) {
                at++;
                continue;
            }
            int end = at;
            while (end < raw.length && Double.isNaN(raw[end])) {
                end++;
            }
            double before = at > 0 ? raw[at - 1] : end < raw.length ? raw[end] : 0;
            double after = end < raw.length ? raw[end] : before;
            for (int gap = at; gap < end; gap++) {
                raw[gap] = before + (after - before) * (gap - at + 1) / (end - at + 1);
                gaps[gap] = end - at > most;
            }
            missing += end - at;
            at = end;
        }
        return missing;
    }

    /** Whether most seconds move less than a fiftieth of what the liveliest second does, or the whole not at all. */
    private static boolean flat(double[] raw, int second) {
        int seconds = raw.length / second;
        double[] spans = new double[seconds];
        for (int at = 0; at < seconds; at++) {
            double[] part = Arrays.copyOfRange(raw, at * second, (at + 1) * second);
            spans[at] = Arrays.stream(part).max().orElse(0)
                    - Arrays.stream(part).min().orElse(0);
        }
        double most = Arrays.stream(spans).max().orElse(0);
        return most == 0
                || Arrays.stream(spans).filter(span -> span < most / 50).count() > seconds / 2;
    }

    /** Samples in runs of five or more at the highest or the lowest value. */
    private static int clipped(double[] raw) {
        double high = Arrays.stream(raw).max().orElse(0);
        double low = Arrays.stream(raw).min().orElse(0);
        int clipped = 0;
        int run = 0;
        for (int at = 0; at <= raw.length; at++) {
            if (at < raw.length && (raw[at] == high || raw[at] == low)) {
                run++;
            } else {
                clipped += run >= 5 ? run : 0;
                run = 0;
            }
        }
        return clipped;
    }

    private static List<Beat> beats(
            double[] raw, double hertz, int[] peaks, boolean[] gaps, int length, double before) {
        int[] gapsUpTo = new int[raw.length + 1];
        for (int at = 0; at < raw.length; at++) {
            gapsUpTo[at + 1] = gapsUpTo[at] + (gaps[at] ? 1 : 0);
        }
        List<Beat> beats = new ArrayList<>();
        for (int at = 0; at + 1 < peaks.length; at++) {
            double interval = peaks[at + 1] - peaks[at];
            double from = peaks[at] - before * interval;
            double to = from + interval;
            boolean believed = interval >= SHORTEST_SECONDS * hertz && interval <= LONGEST_SECONDS * hertz;
            if (!believed || from < 0 || to > raw.length || gapsUpTo[(int) to] > gapsUpTo[(int) from]) {
                continue;
            }
            try {
                beats.add(Beat.cut(raw, from, to, peaks[at], length));
            } catch (IllegalArgumentException flat) {
                // a flat line between two peaks is no beat
            }
        }
        return beats;
    }

    /** Sample by sample, normalised; empty if the beats cancel out. */
    private static double[] median(List<Beat> beats, int length) {
        double[][] shapes = beats.stream().map(Beat::shape).toArray(double[][]::new);
        double[] median = new double[length];
        double[] column = new double[shapes.length];
        for (int at = 0; at < length; at++) {
            for (int beat = 0; beat < shapes.length; beat++) {
                column[beat] = shapes[beat][at];
            }
            Arrays.sort(column);
            int middle = column.length / 2;
            median[at] = column.length % 2 == 1 ? column[middle] : (column[middle - 1] + column[middle]) / 2;
        }
        try {
            return Beat.normalised(median);
        } catch (IllegalArgumentException flat) {
            return new double[0];
        }
    }
}
