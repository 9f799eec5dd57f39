package org.bedside.train;

import org.bedside.tagging.Labels;
import org.bedside.tagging.Learnt;
import org.bedside.tagging.Transitions;

/** What a layer learnt: per feature key the weights of all labels, and the transitions. */
final class CrfWeights {

    final Labels labels;
    final IntIndex features;
    final float[] weights;
    final float[] transitions;
    final float[] first;

    CrfWeights(Labels labels, IntIndex features, float[] weights, float[] transitions, float[] first) {
        this.labels = labels;
        this.features = features;
        this.weights = weights;
        this.transitions = transitions;
        this.first = first;
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
        Transitions model = new Transitions(size, transitions, first);
        for (int[] block : document.words().blocks()) {
            model.best(scores, size, 0, out, block[0], block[1]);
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
        return new Learnt(labels, features.keys(), weights, transitions, first);
    }
}
