package org.bedside.concepts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names whose roots are nearest to those of a mention, by the cosine of the roots' weights. */
final class Neighbours {

    /** A root that more sets hold tells too little to look for others by it. */
    private static final int MOST_SETS = 400;

    private static final double LEAST_COSINE = 0.5;
    /** How much farther than the nearest a name may be. */
    private static final double WITHIN = 0.1;

    /**
     * A set of roots near those of a mention.
     *
     * @param set index of the set in the lexicon
     * @param margin how much nearer the nearest set is
     * @param lacks the weight of the mention's roots that the set lacks
     * @param adds the weight of the set's roots that the mention lacks
     */
    record Neighbour(int set, double cosine, double margin, double lacks, double adds) {}

    private Neighbours() {}

    static List<Neighbour> of(Lexicon lexicon, Document.Kind kind, long[] roots) {
        int[] index = new int[roots.length];
        double squares = 0;
        double weights = 0;
        for (int i = 0; i < roots.length; i++) {
            index[i] = lexicon.root(roots[i]);
            double weight = lexicon.weight(index[i]);
            squares += weight * weight;
            weights += weight;
        }
        Map<Integer, Double> cosines = new HashMap<>();
        double best = 0;
        for (int root : index) {
            int sets = root < 0 || lexicon.frequency(root) > MOST_SETS ? 0 : lexicon.frequency(root);
            for (int i = 0; i < sets; i++) {
                int set = lexicon.posting(root, i);
                if (lexicon.setKind[set] == kind.index && !cosines.containsKey(set)) {
                    double cosine = cosine(lexicon, set, index, squares);
                    cosines.put(set, cosine);
                    best = Math.max(best, cosine);
                }
            }
        }
        List<Neighbour> neighbours = new ArrayList<>();
        for (Map.Entry<Integer, Double> entry : cosines.entrySet()) {
            double cosine = entry.getValue();
            if (cosine >= Math.max(LEAST_COSINE, best - WITHIN)) {
                neighbours.add(neighbour(lexicon, entry.getKey(), index, weights, cosine, best));
            }
        }
        return neighbours;
    }

    private static double cosine(Lexicon lexicon, int set, int[] index, double squares) {
        double shared = 0;
        double own = 0;
        for (int i = lexicon.setFirst[set]; i < lexicon.setFirst[set + 1]; i++) {
            double weight = lexicon.weight(lexicon.setRoots[i]);
            own += weight * weight;
            shared += among(index, lexicon.setRoots[i]) ? weight * weight : 0;
        }
        return shared / Math.sqrt(squares * own);
    }

    private static Neighbour neighbour(
            Lexicon lexicon, int set, int[] index, double weights, double cosine, double best) {
        double own = 0;
        double shared = 0;
        for (int i = lexicon.setFirst[set]; i < lexicon.setFirst[set + 1]; i++) {
            double weight = lexicon.weight(lexicon.setRoots[i]);
            own += weight;
            shared += among(index, lexicon.setRoots[i]) ? weight : 0;
        }
        return new Neighbour(set, cosine, best - cosine, weights - shared, own - shared);
    }

    private static boolean among(int[] index, int root) {
        for (int one : index) {
            if (one == root) {
                return true;
            }
        }
        return false;
    }
}
