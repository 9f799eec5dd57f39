package org.bedside.ecg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.bedside.evidence.Signal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

class RPeaksTest {

    /** ANSI/AAMI EC57: a beat is found if a peak lies within 150 ms; here within 75 ms. */
    private static final double TOLERANCE = 0.075;

    @Test
    @EnabledIfEnvironmentVariable(named = "BEDSIDE_DATA", matches = ".+")
    void findsTheBeatsThatCardiologistsAnnotatedInRecord100() throws IOException {
        for (String lead : List.of("MLII", "V5")) {
            Signal signal = Records.lead("100", lead);
            int[] peaks = RPeaks.find(signal.values(), signal.hertz());
            List<Integer> beats = Records.beats("100");
            long found = beats.stream()
                    .filter(beat -> near(peaks, beat, TOLERANCE * signal.hertz()))
                    .count();
            int[] annotated = beats.stream().mapToInt(Integer::intValue).toArray();
            long right = Arrays.stream(peaks)
                    .filter(peak -> near(annotated, peak, TOLERANCE * signal.hertz()))
                    .count();
            assertEquals(2273, beats.size(), "PhysioNet's count of beats in record 100");
            assertTrue(found >= 0.998 * beats.size(), lead + " sensitivity " + (double) found / beats.size());
            assertTrue(right >= 0.998 * peaks.length, lead + " predictive value " + (double) right / peaks.length);
        }
    }

    private static boolean near(int[] peaks, int place, double reach) {
        int at = Arrays.binarySearch(peaks, place);
        int after = at < 0 ? -at - 1 : at;
        return (after < peaks.length && peaks[after] - place <= reach)
                || (after > 0 && place - peaks[after - 1] <= reach);
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "BEDSIDE_DATA", matches = ".+")
    void findsTheSameBeatsInAllTwelveLeadsOfAnInfarction() throws IOException {
        int[] expected = RPeaks.find(Records.lead("s0010_re", "ii").values(), 1000);
        for (String lead : List.of("i", "iii", "avr", "avl", "avf", "v1", "v2", "v3", "v4", "v5", "v6")) {
            int[] peaks = RPeaks.find(Records.lead("s0010_re", lead).values(), 1000);
            long same = Arrays.stream(peaks)
                    .filter(peak -> near(expected, peak, 100))
                    .count();
            assertTrue(Math.abs(peaks.length - expected.length) <= 2 && same >= expected.length - 2, lead);
        }
    }

    @Test
    void findsTheTipsOfWavesWhereverTheyStandAndWhicheverWayTheyPoint() {
        int[] places = {300, 780, 1290, 1700, 2250, 2800, 3190, 3700};
        for (int sign : new int[] {1, -1}) {
            double[] samples = new double[4000];
            for (int at = 0; at < samples.length; at++) {
                samples[at] = 0.1 * Math.sin(at / 400.0);
                for (int place : places) {
                    samples[at] += sign * Math.exp(-Math.pow((at - place) / 8.0, 2) / 2)
                            + 0.25 * Math.exp(-Math.pow((at - place - 150) / 30.0, 2) / 2);
                }
            }
            assertArrayEquals(places, RPeaks.find(samples, 500));
        }
    }

    @Test
    void findsNoneWhereThereIsNothing() {
        assertEquals(0, RPeaks.find(new double[5000], 500).length);
        assertEquals(0, RPeaks.find(new double[10], 500).length);
    }
}
