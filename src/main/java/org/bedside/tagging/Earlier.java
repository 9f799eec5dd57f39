package org.bedside.tagging;

import java.util.HashMap;
import java.util.Map;

/** What a layer sees of the labels that an earlier one gave to the whole document. */
public final class Earlier {

    private static final int ELSEWHERE = 8;

    private final Words words;
    private final Abbreviations abbreviations;
    private final byte[] labels;
    private final int layer;
    /** Per token what the same words are elsewhere: type plus one and place of the token in the name; 0: no name. */
    private final int[] named;

    /**
     * @param layer the number of the layer that gave the labels
     * @param labels one for each token
     */
    public Earlier(Features features, int layer, byte[] labels) {
        this.words = features.words();
        this.abbreviations = features.abbreviations();
        this.layer = 1000 * (layer + 1);
        this.labels = labels;
        this.named = named();
    }

    private int[] named() {
        Map<Integer, int[]> types = new HashMap<>();
        int longest = 0;
        int start = 0;
        for (int i = 0; i < words.size; i++) {
            int place = Labels.place(labels[i]);
            start = place == Labels.BEGIN || place == Labels.SINGLE ? i : start;
            if ((place == Labels.END || place == Labels.SINGLE) && i - start < Dictionary.LONGEST) {
                types.computeIfAbsent(words.key(start, i + 1), key -> new int[32])[Labels.type(labels[i])]++;
                longest = Math.max(longest, i + 1 - start);
            }
        }
        int[] named = new int[words.size];
        for (int i = 0; i < words.size; ) {
            int end = 0;
            int type = 0;
            int key = 0;
            for (int to = i + 1; to <= Math.min(words.last[i], i + longest); to++) {
                key = Hash.of(Words.KEY, key, words.stemHash[to - 1]);
                int[] counts = types.get(key);
                if (counts != null) {
                    end = to;
                    type = most(counts);
                }
            }
            for (int j = i; j < end; j++) {
                named[j] = 8 * (type + 1) + (j == i ? 1 : 0) + (j == end - 1 ? 2 : 0);
            }
            i = Math.max(i + 1, end);
        }
        return named;
    }

    private static int most(int[] counts) {
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        return best;
    }

    private int label(int i, int near) {
        int j = i + near;
        return j < words.first[i] || j >= words.last[i] ? -1 : labels[j];
    }

    /** Adds what is seen of the i-th token. */
    public void of(int i, Ints out) {
        int here = labels[i];
        out.add(Hash.of(layer + 1, here));
        for (int near = -2; near <= 2; near++) {
            if (near != 0) {
                out.add(Hash.of(layer + 10 + near, label(i, near)));
            }
        }
        out.add(Hash.of(layer + 2, label(i, -1), here, label(i, 1)));
        out.add(Hash.of(layer + 3, here, words.lowerHash[i]));
        out.add(Hash.of(layer + 20, named[i], here));
        out.add(Hash.of(layer + 21, named[i]));
        elsewhere(i, out);
        if (abbreviations.from[i] >= 0) {
            int to = abbreviations.to[i];
            int head = labels[to - 1];
            out.add(Hash.of(layer + 30, head, labels[abbreviations.from[i]]));
            out.add(Hash.of(layer + 31, head, here));
        }
    }

    private void elsewhere(int i, Ints out) {
        if (words.lower[i].length() < 3) {
            return;
        }
        int seen = 0;
        int inside = 0;
        for (int j = words.before[i]; j >= 0 && seen < ELSEWHERE; j = words.before[j], seen++) {
            inside += labels[j] == 0 ? 0 : 1;
        }
        int after = 0;
        for (int j = words.after[i]; j >= 0 && after < ELSEWHERE; j = words.after[j], after++) {
            inside += labels[j] == 0 ? 0 : 1;
        }
        int all = seen + after;
        if (all > 0) {
            int share = inside == 0 ? 0 : inside == all ? 3 : 2 * inside >= all ? 2 : 1;
            out.add(Hash.of(layer + 40, share, labels[i] == 0 ? 0 : 1));
            out.add(Hash.of(layer + 41, share, Math.min(all, 3)));
        }
    }
}
