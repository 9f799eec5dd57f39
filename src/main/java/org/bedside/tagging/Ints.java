package org.bedside.tagging;

import java.util.Arrays;

/** A growing list of numbers, to be filled again and again. Not thread-safe. */
public final class Ints {

    private int[] values = new int[256];
    private int size;

    void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
    }

    /** How many. */
    public int size() {
        return size;
    }

    /** The i-th. */
    public int get(int i) {
        return values[i];
    }

    /** Empties it. */
    public void clear() {
        size = 0;
    }
}
