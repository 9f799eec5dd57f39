package org.bedside.tagging;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Which lists of names a name is in, by the key of its tokens. Immutable. */
public final class Dictionary {

    /** The most tokens of a name. */
    public static final int LONGEST = 8;

    private static final int OUTSIDE = 0;

    private final int lists;
    private final int mask;
    private final int[] keys;
    private final int[] in;

    /**
     * @param lists how many lists, at most 31
     * @param names the key of each name, with the bits of the lists that hold it
     */
    public Dictionary(int lists, Map<Integer, Integer> names) {
        if (lists < 0 || lists > 31) {
            throw new IllegalArgumentException("a dictionary has at most 31 lists, not " + lists);
        }
        this.lists = lists;
        int capacity = Integer.highestOneBit(Math.max(8, names.size())) * 4;
        mask = capacity - 1;
        keys = new int[capacity];
        in = new int[capacity];
        names.forEach((key, bits) -> {
            int slot = key & mask;
            while (in[slot] != 0) {
                slot = slot + 1 & mask;
            }
            keys[slot] = key;
            in[slot] = bits;
        });
    }

    /** The key of each name with its lists, in the order of the keys. */
    Map<Integer, Integer> names() {
        Map<Integer, Integer> names = new TreeMap<>();
        for (int slot = 0; slot < keys.length; slot++) {
            if (in[slot] != 0) {
                names.put(keys[slot], in[slot]);
            }
        }
        return names;
    }

    int lists() {
        return lists;
    }

    private int of(int key) {
        int slot = key & mask;
        while (in[slot] != 0 && keys[slot] != key) {
            slot = slot + 1 & mask;
        }
        return in[slot];
    }

    /** The lists that hold the name of these tokens. */
    int of(Words words, int from, int to) {
        return to - from > LONGEST ? 0 : of(words.key(from, to));
    }

    /** Per list and token its place in the longest names of the list: {@link Labels#BEGIN} to {@link Labels#SINGLE}, 0 in none. */
    byte[][] places(Words words) {
        byte[][] places = new byte[lists][words.size];
        int[] free = new int[lists];
        int[] end = new int[lists];
        for (int i = 0; i < words.size; i++) {
            Arrays.fill(end, 0);
            int key = 0;
            for (int to = i + 1; to <= Math.min(words.last[i], i + LONGEST); to++) {
                key = Hash.of(Words.KEY, key, words.stemHash[to - 1]);
                for (int bits = of(key); bits != 0; bits &= bits - 1) {
                    end[Integer.numberOfTrailingZeros(bits)] = to;
                }
            }
            for (int list = 0; list < lists; list++) {
                if (end[list] > 0 && free[list] <= i) {
                    free[list] = end[list];
                    mark(places[list], i, end[list]);
                }
            }
        }
        return places;
    }

    private static void mark(byte[] places, int from, int to) {
        for (int i = from; i < to; i++) {
            places[i] = (byte)
                    (to - from == 1
                            ? Labels.SINGLE
                            : i == from ? Labels.BEGIN : i == to - 1 ? Labels.END : Labels.INSIDE);
        }
        assert places[from] != OUTSIDE;
    }
}
