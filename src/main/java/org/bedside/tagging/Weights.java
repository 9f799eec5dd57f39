package org.bedside.tagging;

import java.util.Arrays;

/** The weights of features for the labels of all layers, few for each feature. Immutable. */
final class Weights {

    /** A feature's key as hash tables hold it. */
    private final int mask;

    private final int[] keys;
    private final int[] rows;
    /** Per row where its weights begin; one more at the end. */
    private final int[] begins;

    private final byte[] columns;
    private final short[] values;
    private final float scale;

    /**
     * @param rowKeys the key of each row
     * @param begins per row where its weights begin, and the end of the last
     * @param columns the label of each weight, counted over all layers
     * @param values the weights in units of {@code scale}
     */
    Weights(int[] rowKeys, int[] begins, byte[] columns, short[] values, float scale) {
        this.begins = begins;
        this.columns = columns;
        this.values = values;
        this.scale = scale;
        int capacity = Math.max(2, Integer.highestOneBit(Math.max(1, rowKeys.length)) * 4);
        if (rowKeys.length * 3L < capacity) {
            capacity /= 2;
        }
        mask = capacity - 1;
        keys = new int[capacity];
        rows = new int[capacity];
        Arrays.fill(rows, -1);
        for (int row = 0; row < rowKeys.length; row++) {
            int slot = rowKeys[row] & mask;
            while (rows[slot] >= 0) {
                slot = slot + 1 & mask;
            }
            keys[slot] = rowKeys[row];
            rows[slot] = row;
        }
    }

    /** Adds a feature's weights to the scores of a token's labels, which begin at a place. */
    void add(int key, float[] scores, int at) {
        int slot = key & mask;
        int row = rows[slot];
        while (row >= 0 && keys[slot] != key) {
            slot = slot + 1 & mask;
            row = rows[slot];
        }
        if (row >= 0) {
            for (int i = begins[row]; i < begins[row + 1]; i++) {
                scores[at + (columns[i] & 0xff)] += values[i] * scale;
            }
        }
    }
}
