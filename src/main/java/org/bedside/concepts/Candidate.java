package org.bedside.concepts;

/** A concept that a mention may stand for, and what speaks for it. */
final class Candidate {

    /** Index of the concept's id in the lexicon. */
    final int id;
    /** Values of {@link Candidates#FEATURES} features. */
    final double[] features;

    Candidate(int id, double[] features) {
        this.id = id;
        this.features = features;
    }

    int id() {
        return id;
    }

    /** The natural logarithm of the odds that the mention stands for this concept. */
    double logOdds(double[] weights) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * features[i];
        }
        return sum;
    }
}
