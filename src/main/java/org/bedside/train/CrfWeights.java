package org.bedside.train;

import org.bedside.tagging.Labels;
import org.bedside.tagging.Learnt;
import org.bedside.tagging.LikelyNames;
import org.bedside.tagging.Transitions;

/** What a layer learnt: per feature key the weights of all labels, and the transitions. */
final class CrfWeights {

    final Labels labels;
    final IntIndex features;
    final float[] weights;
    final float[] transitions;
    final float[] first;
    private final float[] least;

    /** @param least see {@link Learnt} */
    CrfWeights(Labels labels, IntIndex features, float[] weights, float[] transitions, float[] first, float[] least) {
        this.labels = labels;
        this.features = features;
        this.weights = weights;
        this.transitions = transitions;
        this.first = first;
        this.least = least;
    }

    /** The same, but names are chosen each by its own probability. */
    CrfWeights choosing(float[] by) {
        return new CrfWeights(labels, features, weights, transitions, first, by);
    }

    /** The best labels of a document. */
    byte[] decode(TaggedDocument document, int[][] more) {
        int size = labels.size();
        int tokens = document.words().size();
        float[] scores = new float[tokens * size];
        for (int i = 0; i < tokens; i++) {
            add(document.features()[i], scores, i * size);
            add(more[i], scores, i * size);
        }
        byte[] out = new byte[tokens];
        for (int[] block : document.words().blocks()) {
            if (least.length == 0) {
                new Transitions(size, transitions, first).best(scores, size, 0, out, block[0], block[1]);
            } else {
                new LikelyNames(labels, transitions, first, least).best(scores, size, 0, out, block[0], block[1]);
            }
        }
        return out;
    }

    private void add(int[] keys, float[] scores, int at) {
        int size = labels.size();
        for (int key : keys) {
            int id = features.of(key);
            if (id >= 0) {
                for (int label = 0; label < size; label++) {
                    scores[at + label] += weights[id * size + label];
                }
            }
        }
    }

    Learnt learnt() {
        return new Learnt(labels, features.keys(), weights, transitions, first, least);
    }
}
