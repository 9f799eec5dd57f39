package org.bedside.train;

import java.util.Arrays;

/** Numbers keys in the order in which they are first seen, and counts them. */
final class IntIndex {

    private int[] keys = new int[1 << 16];
    private int[] ids = new int[1 << 16];
    private int[] counts = new int[1 << 15];
    private int size;

    IntIndex() {
        Arrays.fill(ids, -1);
    }

    int size() {
        return size;
    }

    int count(int id) {
        return counts[id];
    }

    /** The number of a key, a new one if need be. */
    int add(int key) {
        int slot = slot(key);
        if (ids[slot] < 0) {
            keys[slot] = key;
            ids[slot] = size++;
            if (size == counts.length) {
                counts = Arrays.copyOf(counts, 2 * size);
            }
            if (size * 2 > keys.length) {
                grow();
                slot = slot(key);
            }
        }
        counts[ids[slot]]++;
        return ids[slot];
    }

    /** The number of a key; -1 if it has none. */
    int of(int key) {
        return ids[slot(key)];
    }

    /** The keys in the order of their numbers. */
    int[] keys() {
        int[] ordered = new int[size];
        for (int slot = 0; slot < ids.length; slot++) {
            if (ids[slot] >= 0) {
                ordered[ids[slot]] = keys[slot];
            }
        }
        return ordered;
    }

    private int slot(int key) {
        int mask = keys.length - 1;
        int slot = (key * 0x9E3779B9) >>> 4 & mask;
        while (ids[slot] >= 0 && keys[slot] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        int[] oldKeys = keys;
        int[] oldIds = ids;
        keys = new int[2 * oldKeys.length];
        ids = new int[keys.length];
        Arrays.fill(ids, -1);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldIds[i] >= 0) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                ids[slot] = oldIds[i];
            }
        }
    }
}
