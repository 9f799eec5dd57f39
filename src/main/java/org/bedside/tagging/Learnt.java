package org.bedside.tagging;

/** What a layer learnt, before it goes into a tagger's file. Not to be changed after it is handed over. */
public final class Learnt {

    private final Labels labels;
    private final int[] keys;
    private final float[] weights;
    private final float[] transitions;
    private final float[] first;
    private final float[] least;

    /**
     * @param keys of its features
     * @param weights of each feature for each label, one feature after another
     * @param transitions of each label after each
     * @param first of each label at the beginning
     * @param least per type the probability that a name must be above to be one; empty if the best sequence of labels says what
     *     the names are
     */
    public Learnt(Labels labels, int[] keys, float[] weights, float[] transitions, float[] first, float[] least) {
        int size = labels.size();
        if (least.length != 0 && least.length != labels.types().size()) {
            throw new IllegalArgumentException("probabilities do not fit " + labels.types());
        }
        if (weights.length != keys.length * size || transitions.length != size * size || first.length != size) {
            throw new IllegalArgumentException(
                    "weights do not fit " + keys.length + " features of " + size + " labels");
        }
        this.labels = labels;
        this.keys = keys;
        this.weights = weights;
        this.transitions = transitions;
        this.first = first;
        this.least = least;
    }

    Labels labels() {
        return labels;
    }

    int[] keys() {
        return keys;
    }

    float[] weights() {
        return weights;
    }

    float[] transitions() {
        return transitions;
    }

    float[] first() {
        return first;
    }

    float[] least() {
        return least;
    }
}
