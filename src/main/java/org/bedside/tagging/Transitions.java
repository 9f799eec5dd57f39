package org.bedside.tagging;

import java.util.stream.IntStream;

/** The weights of one label after another, of the first label and none of the last; what cannot follow is left out. Immutable. */
public final class Transitions {

    private final int labels;
    private final float[] weights;
    private final float[] first;
    /** Per label those that it can follow. */
    private final int[][] before;

    /**
     * @param weights of each label after each: {@code weights[before * labels + label]}
     * @param first of each label at the beginning
     */
    public Transitions(int labels, float[] weights, float[] first) {
        if (weights.length != labels * labels || first.length != labels) {
            throw new IllegalArgumentException("transitions do not fit " + labels + " labels");
        }
        this.labels = labels;
        this.weights = weights.clone();
        this.first = first.clone();
        this.before = before(labels);
    }

    /** Per label those that it can follow, in order. */
    public static int[][] before(int labels) {
        int[][] before = new int[labels][];
        for (int label = 0; label < labels; label++) {
            int of = label;
            before[label] = IntStream.range(0, labels)
                    .filter(earlier -> Labels.follows(earlier, of))
                    .toArray();
        }
        return before;
    }

    float weight(int earlier, int label) {
        return weights[earlier * labels + label];
    }

    float first(int label) {
        return first[label];
    }

    int labels() {
        return labels;
    }

    /**
     * The best labels of a sequence.
     *
     * @param scores of each label of each token, one token after another
     * @param stride from one token's scores to the next's
     * @param offset of a token's first label among its scores
     * @param out where to write them
     * @param from where the sequence begins, in {@code out} and as a token of {@code scores}
     */
    public void best(float[] scores, int stride, int offset, byte[] out, int from, int to) {
        int size = to - from;
        if (size == 0) {
            return;
        }
        float[] now = new float[labels];
        float[] next = new float[labels];
        byte[] back = new byte[size * labels];
        for (int label = 0; label < labels; label++) {
            now[label] = Labels.follows(Labels.OUTSIDE, label)
                    ? first[label] + scores[from * stride + offset + label]
                    : Float.NEGATIVE_INFINITY;
        }
        for (int i = 1; i < size; i++) {
            int row = (from + i) * stride + offset;
            for (int label = 0; label < labels; label++) {
                float best = Float.NEGATIVE_INFINITY;
                int of = 0;
                for (int earlier : before[label]) {
                    float score = now[earlier] + weights[earlier * labels + label];
                    if (score > best) {
                        best = score;
                        of = earlier;
                    }
                }
                next[label] = best + scores[row + label];
                back[i * labels + label] = (byte) of;
            }
            float[] spare = now;
            now = next;
            next = spare;
        }
        int best = 0;
        for (int label = 1; label < labels; label++) {
            best = !Labels.opens(label) && now[label] > now[best] ? label : best;
        }
        for (int i = size - 1; i >= 0; i--) {
            out[from + i] = (byte) best;
            best = back[i * labels + best];
        }
    }
}
