package org.bedside.ecg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.bedside.evidence.Signal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

class StripTest {

    private static final double BEFORE = 0.03;

    private static Signal signal(int length, double hertz, IntToDoubleFunction at) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) at.applyAsDouble(i);
        }
        return new Signal(1000 / hertz, "mV", values, 0);
    }

    private static String refused(Signal signal) {
        return Strip.of(signal, 96, BEFORE).refused();
    }

    @Test
    void beatsOfASyntheticRecordingComeOutAsTheyWentIn() {
        Strip strip = Strip.of(SyntheticEcg.signal(SyntheticEcg.HEALTHY), 96, BEFORE);
        assertEquals("", strip.refused());
        assertTrue(strip.beats().size() >= 10, strip.beats().size() + " of 12 beats");
        assertEquals(75, strip.beatsPerMinute(), 1, "0.8 s from beat to beat");
        double[] typical = strip.typical();
        double mean = java.util.Arrays.stream(typical).average().orElse(1);
        assertEquals(0, mean, 1e-9);
        assertEquals(1, Beat.correlation(typical, typical), 1e-9, "standard deviation with n - 1");
    }

    @Test
    void whatCannotBeReliedOnIsRefusedWithItsReason() {
        SplittableRandom random = new SplittableRandom(1);
        Signal good = SyntheticEcg.signal(SyntheticEcg.HEALTHY);
        double[] beats = good.values();
        assertEquals("is a flat line for most of its time", refused(signal(2000, 250, at -> 0.4)));
        assertTrue(refused(signal(2000, 250, at -> random.nextDouble() - 0.5)).contains("noisy")
                || refused(signal(2000, 250, at -> random.nextDouble() - 0.5)).contains("fewer than"));
        assertTrue(refused(signal(beats.length, 250, at -> Math.max(-0.5, beats[at])))
                .contains("clipped"));
        assertTrue(refused(signal(beats.length, 250, at -> at % 10 == 0 ? Double.NaN : beats[at]))
                .contains("gaps"));
        assertTrue(refused(signal(700, 250, at -> beats[at])).contains("shorter than"));
        assertTrue(refused(signal(beats.length, 50, at -> beats[at])).contains("sampled less than"));
    }

    @Test
    void aShortGapIsBridgedAndALongOneCostsItsBeatOnly() {
        double[] beats = SyntheticEcg.signal(SyntheticEcg.HEALTHY).values();
        int whole = Strip.of(signal(beats.length, 250, at -> beats[at]), 96, BEFORE)
                .beats()
                .size();
        Signal shortGap = signal(beats.length, 250, at -> at >= 1100 && at < 1104 ? Double.NaN : beats[at]);
        assertEquals(whole, Strip.of(shortGap, 96, BEFORE).beats().size());
        Signal longGap = signal(beats.length, 250, at -> at >= 1100 && at < 1140 ? Double.NaN : beats[at]);
        assertEquals(whole - 1, Strip.of(longGap, 96, BEFORE).beats().size());
    }

    @Test
    void resamplingKeepsALineALine() {
        double[] line = new double[1000];
        java.util.Arrays.setAll(line, at -> 3 * at);
        double[] out = Beat.resampled(line, 100, 900, 80);
        for (int at = 0; at < out.length; at++) {
            assertEquals(3 * (100 + 10 * at), out[at], 1e-9);
        }
    }

    @Test
    void aFlatBeatAndOneWithHolesAreNoBeats() {
        assertThrows(IllegalArgumentException.class, () -> Beat.of(new double[96]));
        double[] hole = new double[96];
        hole[3] = Double.NaN;
        assertThrows(IllegalArgumentException.class, () -> Beat.of(hole));
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "BEDSIDE_DATA", matches = ".+")
    void cutsTheBeatsOfRealRecordings() throws IOException {
        Strip strip = Strip.of(Records.lead("s0010_re", "ii"), 96, BEFORE);
        assertEquals("", strip.refused());
        assertEquals(51, strip.beats().size(), "one less than the 52 R peaks");
        assertEquals(81, strip.beatsPerMinute(), 2, "52 beats in 38.4 s");
    }
}
