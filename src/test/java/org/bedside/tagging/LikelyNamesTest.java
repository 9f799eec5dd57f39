package org.bedside.tagging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LikelyNamesTest {

    private static final Labels LABELS = new Labels(List.of("Drug", "Disease"));
    private static final int SIZE = LABELS.size();
    private static final int STRIDE = SIZE + 3;
    private static final int OFFSET = 2;
    private static final float[] LEAST = {0.1f, 0.05f};

    @Test
    void theChoiceIsTheBestOfAllThatTryingFinds() {
        SplittableRandom random = new SplittableRandom(11);
        int several = 0;
        for (int trial = 0; trial < 80; trial++) {
            float[] transitions = chance(random, SIZE * SIZE);
            float[] first = chance(random, SIZE);
            int length = 1 + trial % 4;
            float[] scores = chance(random, (length + 1) * STRIDE);
            Map<List<Labels.Name>, Double> weights = new HashMap<>();
            for (byte[] labels : sequences(length)) {
                double score = 0;
                for (int i = 0; i < length; i++) {
                    score += scores[(i + 1) * STRIDE + OFFSET + labels[i]]
                            + (i == 0 ? first[labels[0]] : transitions[labels[i - 1] * SIZE + labels[i]]);
                }
                weights.put(LABELS.names(labels), Math.exp(score));
            }
            double total =
                    weights.values().stream().mapToDouble(Double::doubleValue).sum();
            Map<Labels.Name, Double> probable = new HashMap<>();
            weights.forEach(
                    (names, weight) -> names.forEach(name -> probable.merge(name, weight / total, Double::sum)));

            byte[] out = new byte[length + 1];
            out[0] = 7;
            new LikelyNames(LABELS, transitions, first, LEAST).best(scores, STRIDE, OFFSET, out, 1, length + 1);

            assertEquals(7, out[0], "a label of another sequence");
            List<Labels.Name> chosen = LABELS.names(Arrays.copyOfRange(out, 1, length + 1));
            double best = weights.keySet().stream()
                    .mapToDouble(names -> gain(names, probable))
                    .max()
                    .orElseThrow();
            assertEquals(best, gain(chosen, probable), 1e-6, "trial " + trial + ": " + chosen);
            several += chosen.size() > 1 ? 1 : 0;
        }
        assertEquals(true, several > 5, several + " choices of several names");
    }

    private static double gain(List<Labels.Name> names, Map<Labels.Name, Double> probable) {
        return names.stream()
                .mapToDouble(name -> probable.getOrDefault(name, 0.0) - LEAST[name.type()])
                .sum();
    }

    /** All sequences of labels that can be. */
    private static List<byte[]> sequences(int length) {
        List<byte[]> sequences = new ArrayList<>();
        int all = IntStream.range(0, length).reduce(1, (product, i) -> product * SIZE);
        for (int number = 0; number < all; number++) {
            byte[] labels = new byte[length];
            boolean allowed = true;
            for (int i = 0, rest = number; i < length; i++, rest /= SIZE) {
                labels[i] = (byte) (rest % SIZE);
                allowed &= Labels.follows(i == 0 ? Labels.OUTSIDE : labels[i - 1], labels[i]);
            }
            if (allowed && !Labels.opens(labels[length - 1])) {
                sequences.add(labels);
            }
        }
        return sequences;
    }

    private static float[] chance(SplittableRandom random, int size) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) (random.nextDouble() * 4 - 2);
        }
        return values;
    }
}
