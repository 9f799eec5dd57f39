package org.bedside.tagging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TransitionsTest {

    private static final Labels LABELS = new Labels(List.of("Drug", "Disease"));
    private static final int SIZE = LABELS.size();

    @Test
    void theBestLabelsAreThoseThatTryingAllFinds() {
        SplittableRandom random = new SplittableRandom(7);
        for (int trial = 0; trial < 60; trial++) {
            Transitions transitions = new Transitions(SIZE, chance(random, SIZE * SIZE), chance(random, SIZE));
            int length = 1 + trial % 4;
            float[] scores = chance(random, (length + 1) * (SIZE + 3));
            byte[] best = new byte[length + 1];
            transitions.best(scores, SIZE + 3, 2, best, 1, length + 1);
            byte[] expected = tried(transitions, scores, length);
            assertArrayEquals(expected, java.util.Arrays.copyOfRange(best, 1, length + 1), "trial " + trial);
        }
    }

    private static byte[] tried(Transitions transitions, float[] scores, int length) {
        byte[] best = {};
        double most = Double.NEGATIVE_INFINITY;
        int all = IntStream.range(0, length).reduce(1, (product, i) -> product * SIZE);
        for (int number = 0; number < all; number++) {
            byte[] labels = new byte[length];
            double score = 0;
            boolean allowed = true;
            for (int i = 0, rest = number; i < length; i++, rest /= SIZE) {
                labels[i] = (byte) (rest % SIZE);
                int before = i == 0 ? Labels.OUTSIDE : labels[i - 1];
                allowed &= Labels.follows(before, labels[i]);
                score += scores[(i + 1) * (SIZE + 3) + 2 + labels[i]]
                        + (i == 0 ? transitions.first(labels[i]) : transitions.weight(before, labels[i]));
            }
            if (allowed && !Labels.opens(labels[length - 1]) && score > most) {
                most = score;
                best = labels;
            }
        }
        return best;
    }

    private static float[] chance(SplittableRandom random, int size) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) (random.nextDouble() * 4 - 2);
        }
        return values;
    }

    @Test
    void namesThatAreMarkedAreReadBack() {
        byte[] labels = new byte[7];
        LABELS.mark(labels, 0, 0, 1);
        LABELS.mark(labels, 1, 1, 3);
        LABELS.mark(labels, 1, 4, 7);
        List<Labels.Name> expected =
                List.of(new Labels.Name(0, 0, 1), new Labels.Name(1, 1, 3), new Labels.Name(1, 4, 7));
        assertEquals(expected, new ArrayList<>(LABELS.names(labels)));
    }
}
