package org.bedside.ecg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ModelPartsTest {

    @Test
    void weightsComeBackAsTheyWereAndACutFileIsRefused() {
        Weights weights =
                new Weights().with("a", new double[][] {{1, 2.5}, {-3, 4}}).with("b", new double[][] {{7}});
        byte[] file = weights.bytes();
        Weights read = Weights.read(file);
        assertArrayEquals(new double[] {-3, 4}, read.matrix("a")[1]);
        assertEquals(7, read.row("b")[0]);
        for (int length = 0; length < file.length; length++) {
            byte[] cut = Arrays.copyOf(file, length);
            assertThrows(IllegalArgumentException.class, () -> Weights.read(cut));
        }
        assertThrows(IllegalArgumentException.class, () -> read.matrix("c"));
        assertThrows(IllegalArgumentException.class, () -> read.row("a"));
    }

    /** Labels drawn with known probabilities: the line that made them must be found again. */
    @Test
    void plattsLineFindsTheLineThatMadeTheLabels() {
        SplittableRandom random = new SplittableRandom(5);
        double[] values = new double[20_000];
        boolean[] positive = new boolean[values.length];
        for (int at = 0; at < values.length; at++) {
            values[at] = 6 * random.nextDouble() - 3;
            positive[at] = random.nextDouble() < 1 / (1 + Math.exp(-(1.5 * values[at] - 0.7)));
        }
        Scale scale = Scale.fit(values, positive);
        assertEquals(1.5, scale.slope(), 0.08);
        assertEquals(-0.7, scale.intercept(), 0.08);
    }

    @Test
    void aTreeGoesLeftAtItsThresholdAndSaysWhatEachFeatureDid() {
        double[][] nodes = {
            {1, 0.5, 1, 2, 0.4}, {0, 0, -1, -1, 0.1}, {0, 2, 3, 4, 0.8}, {0, 0, -1, -1, 0.6}, {0, 0, -1, -1, 1}
        };
        Forest forest = new Forest(nodes, new int[] {0}, 2);
        assertEquals(0.1, forest.mean(new double[] {9, 0.5}, 0, 1));
        assertEquals(1, forest.mean(new double[] {9, 0.6}, 0, 1));
        assertArrayEquals(new double[] {0.2, 0.4}, forest.contributions(new double[] {9, 0.6}, 1), 1e-12);
        double[][] loop = {{0, 0, 0, 0, 0.5}};
        assertThrows(IllegalArgumentException.class, () -> new Forest(loop, new int[] {0}, 1));
    }

    /** Of one kernel with dilation 1, worked out by its definition: -1 everywhere, 2 in three places. */
    @Test
    void aConvolutionIsWhatMiniRocketDefines() {
        double[] shape = new double[40];
        Arrays.setAll(shape, at -> Math.sin(at));
        double[] result = Kernels.convolved(shape, 0, 1, 0);
        int[] twos = {0, 1, 2};
        for (int at = 0; at < shape.length; at++) {
            double sum = 0;
            for (int tap = 0; tap < 9; tap++) {
                int place = at + tap - 4;
                double weight = tap == twos[0] || tap == twos[1] || tap == twos[2] ? 2 : -1;
                sum += place >= 0 && place < shape.length ? weight * shape[place] : 0;
            }
            assertEquals(sum, result[at], 1e-12);
        }
    }
}
