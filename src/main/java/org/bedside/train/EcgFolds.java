package org.bedside.train;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Parts of the rows for cross-validation, each class spread evenly over them. */
final class EcgFolds {

    private EcgFolds() {}

    /** The part of each row, 0 up to {@code folds}; the same for the same seed. */
    static int[] of(int[] classes, int folds, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] parts = new int[classes.length];
        int next = 0;
        int most = java.util.Arrays.stream(classes).max().orElse(0);
        for (int label = 0; label <= most; label++) {
            List<Integer> rows = new ArrayList<>();
            for (int row = 0; row < classes.length; row++) {
                if (classes[row] == label) {
                    rows.add(row);
                }
            }
            for (int at = rows.size() - 1; at > 0; at--) {
                java.util.Collections.swap(rows, at, random.nextInt(at + 1));
            }
            for (int row : rows) {
                parts[row] = next++ % folds;
            }
        }
        return parts;
    }

    /** The rows of other parts. */
    static int[] others(int[] parts, int part) {
        return java.util.stream.IntStream.range(0, parts.length)
                .filter(row -> parts[row] != part)
                .toArray();
    }

    /** As many rows as there are, drawn with replacement within each class. */
    static int[] drawn(int[] classes, SplittableRandom random) {
        int[] drawn = new int[classes.length];
        for (int at = 0; at < drawn.length; at++) {
            int row = random.nextInt(classes.length);
            while (classes[row] != classes[at]) {
                row = random.nextInt(classes.length);
            }
            drawn[at] = row;
        }
        return drawn;
    }
}
