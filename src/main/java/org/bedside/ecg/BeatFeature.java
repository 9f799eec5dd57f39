package org.bedside.ecg;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * What a cardiologist would measure in a beat that reaches from one R peak to the next, of 96 samples. Heights are in
 * standard deviations of the beat, times in percent of the interval between the R peaks; a sample is about one percent.
 */
public enum BeatFeature {
    R_HEIGHT("height of the R wave", "SD", beat -> beat[r(beat)]),
    R_PLACE("place of the R peak", "%", beat -> percent(r(beat))),
    R_WIDTH("time from the R peak down to half its height", "%", beat -> percent(halfDown(beat))),
    QRS_AREA("area of the QRS complex above the mean", "SD x %", beat -> area(beat, 0, 14)),
    QRS_DROP("steepest fall of the QRS complex", "SD per %", BeatFeature::steepestFall),
    S_DEPTH("lowest point shortly after the R peak", "SD", beat -> least(beat, r(beat), r(beat) + 10)),
    J_LEVEL("level at the J point", "SD", beat -> least(beat, 6, 9)),
    ST_EARLY("ST level, early", "SD", beat -> mean(beat, 7, 10)),
    ST_MIDDLE("ST level, middle", "SD", beat -> mean(beat, 10, 14)),
    ST_LATE("ST level, late", "SD", beat -> mean(beat, 16, 20)),
    ST_SLOPE("change from the ST level to the peak of the T wave", "SD", beat -> beat[t(beat)] - beat[12]),
    T_HEIGHT("depth of the T wave", "SD", beat -> beat[t(beat)]),
    T_PLACE("place of the lowest point of the T wave", "%", beat -> percent(t(beat))),
    T_EARLY("level where the T wave begins", "SD", beat -> mean(beat, 20, 25)),
    T_RISE("level where the T wave is deepest on average", "SD", beat -> mean(beat, 25, 30)),
    T_RETURN("level where the T wave returns", "SD", beat -> mean(beat, 30, 40)),
    T_AFTER("level after the T wave", "SD", beat -> mean(beat, 40, 50)),
    T_END("end of the T wave", "%", beat -> percent(crossing(beat, t(beat), 0))),
    T_HALF("time at which the T wave is half over", "%", beat -> percent(crossing(beat, t(beat), beat[t(beat)] / 2))),
    T_SLOPE("steepest rise after the T wave", "SD per %", beat -> rise(beat, false)),
    T_SLOPE_PLACE("place of the steepest rise after the T wave", "%", beat -> rise(beat, true)),
    T_POSITIVE("highest point after the T wave", "SD", beat -> most(beat, 30, 60)),
    T_OVERSHOOT("highest point soon after the lowest of the T wave", "SD", beat -> most(beat, t(beat), t(beat) + 25)),
    LEVEL_HALF("level shortly before half of the interval", "SD", beat -> mean(beat, 43, 50)),
    LEVEL_REST("level in diastole", "SD", beat -> mean(beat, 55, 68)),
    P_HEIGHT("height of the P wave", "SD", beat -> most(beat, 68, 84)),
    P_PLACE("place of the P wave", "%", beat -> percent(highest(beat, 68, 84))),
    P_PROMINENCE("height of the P wave above the PR segment", "SD", beat -> most(beat, 70, 82) - mean(beat, 82, 90)),
    PR_LEVEL("level of the PR segment", "SD", beat -> mean(beat, 82, 90)),
    PR_CHANGE("change from diastole to the PR segment", "SD", beat -> mean(beat, 82, 90) - mean(beat, 60, 68)),
    NEXT_HIGHEST("highest point before the next R peak", "SD", beat -> most(beat, 88, 96)),
    NEXT_LOWEST("lowest point before the next R peak (Q wave)", "SD", beat -> least(beat, 88, 96)),
    ROUGHNESS("mean bend from sample to sample after the QRS complex", "SD", BeatFeature::roughness),
    BELOW("share of the beat below its mean", "%", BeatFeature::below);

    /** Samples to a beat, for which the places are meant. */
    public static final int LENGTH = 96;

    private final String label;
    private final String unit;

    @SuppressWarnings("ImmutableEnumChecker") // a lambda of static methods holds nothing
    private final ToDoubleFunction<double[]> measure;

    BeatFeature(String label, String unit, ToDoubleFunction<double[]> measure) {
        this.label = label;
        this.unit = unit;
        this.measure = measure;
    }

    /** As a clinician reads it. */
    public String label() {
        return label;
    }

    public String unit() {
        return unit;
    }

    /** All features of a normalised beat of {@link #LENGTH} samples, in their order. */
    public static double[] of(double[] beat) {
        return Arrays.stream(values())
                .mapToDouble(feature -> feature.measure.applyAsDouble(beat))
                .toArray();
    }

    private static double percent(int samples) {
        return 100.0 * samples / LENGTH;
    }

    private static int highest(double[] beat, int from, int to) {
        int best = from;
        for (int at = from; at < Math.min(beat.length, to); at++) {
            best = beat[at] > beat[best] ? at : best;
        }
        return best;
    }

    private static int r(double[] beat) {
        return highest(beat, 0, 12);
    }

    /** The lowest point where the T wave is in the training lead. */
    private static int t(double[] beat) {
        int best = 15;
        for (int at = 15; at < 60; at++) {
            best = beat[at] < beat[best] ? at : best;
        }
        return best;
    }

    private static int halfDown(double[] beat) {
        int peak = r(beat);
        for (int at = peak; at < 30; at++) {
            if (beat[at] < beat[peak] / 2) {
                return at - peak;
            }
        }
        return 30;
    }

    private static int crossing(double[] beat, int from, double level) {
        for (int at = from; at < beat.length; at++) {
            if (beat[at] > level) {
                return at;
            }
        }
        return beat.length;
    }

    private static double mean(double[] beat, int from, int to) {
        return Arrays.stream(beat, from, to).average().orElse(0);
    }

    private static double most(double[] beat, int from, int to) {
        return beat[highest(beat, from, to)];
    }

    private static double least(double[] beat, int from, int to) {
        return Arrays.stream(beat, from, Math.min(beat.length, to)).min().orElse(0);
    }

    private static double area(double[] beat, int from, int to) {
        return Arrays.stream(beat, from, to).filter(value -> value > 0).sum() * 100 / LENGTH;
    }

    private static double steepestFall(double[] beat) {
        double steepest = 0;
        for (int at = 1; at < 12; at++) {
            steepest = Math.min(steepest, beat[at] - beat[at - 1]);
        }
        return steepest * LENGTH / 100;
    }

    private static double rise(double[] beat, boolean place) {
        int best = 21;
        for (int at = 21; at < 60; at++) {
            best = beat[at] - beat[at - 1] > beat[best] - beat[best - 1] ? at : best;
        }
        return place ? percent(best) : (beat[best] - beat[best - 1]) * LENGTH / 100;
    }

    private static double roughness(double[] beat) {
        double sum = 0;
        for (int at = 17; at < beat.length; at++) {
            sum += Math.abs(beat[at] - 2 * beat[at - 1] + beat[at - 2]);
        }
        return sum / (beat.length - 17);
    }

    private static double below(double[] beat) {
        return percent((int) Arrays.stream(beat).filter(value -> value < 0).count());
    }
}
