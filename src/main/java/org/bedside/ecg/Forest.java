package org.bedside.ecg;

import java.util.Arrays;

/**
 * Decision trees whose answers are averaged. A node is a row {@code feature, threshold, left, right, value}: below or at the
 * threshold it goes on left; at a leaf {@code left} is negative. Immutable and thread-safe.
 */
public final class Forest {

    private final double[][] nodes;
    private final int[] roots;

    /** Throws IllegalArgumentException if a node points to no node after it, or to no feature. */
    public Forest(double[][] nodes, int[] roots, int features) {
        for (int at = 0; at < nodes.length; at++) {
            double[] node = nodes[at];
            if (node.length != 5 || !(node[2] < 0 || leads(node, at, nodes.length, features))) {
                throw new IllegalArgumentException("a tree with a node that leads nowhere");
            }
        }
        if (roots.length == 0 || Arrays.stream(roots).anyMatch(root -> root < 0 || root >= nodes.length)) {
            throw new IllegalArgumentException("a forest without roots");
        }
        this.nodes = nodes.clone();
        this.roots = roots.clone();
    }

    private static boolean leads(double[] node, int at, int nodes, int features) {
        return node[0] >= 0 && node[0] < features && node[2] > at && node[3] > at && node[2] < nodes && node[3] < nodes;
    }

    static Forest of(Weights weights, int features) {
        int[] roots =
                Arrays.stream(weights.row("roots")).mapToInt(root -> (int) root).toArray();
        return new Forest(weights.matrix("nodes"), roots, features);
    }

    /** These, as they are kept. */
    public Weights into(Weights weights) {
        return weights.with("nodes", nodes).with("roots", new double[][] {
            Arrays.stream(roots).asDoubleStream().toArray()
        });
    }

    int size() {
        return roots.length;
    }

    /** The mean of the leaves of the trees from one up to another. */
    public double mean(double[] features, int from, int to) {
        double sum = 0;
        for (int tree = from; tree < to; tree++) {
            int at = roots[tree];
            while (nodes[at][2] >= 0) {
                at = next(at, features);
            }
            sum += nodes[at][4];
        }
        return sum / (to - from);
    }

    private int next(int at, double[] features) {
        double[] node = nodes[at];
        return (int) (features[(int) node[0]] <= node[1] ? node[2] : node[3]);
    }

    /**
     * What each feature did in the first so many trees: on the way to the leaf, by how much the split on it changed the
     * value (Saabas). With the mean of the roots they add up to {@link #mean}.
     */
    double[] contributions(double[] features, int trees) {
        double[] contributions = new double[features.length];
        for (int tree = 0; tree < trees; tree++) {
            int at = roots[tree];
            while (nodes[at][2] >= 0) {
                int next = next(at, features);
                contributions[(int) nodes[at][0]] += (nodes[next][4] - nodes[at][4]) / trees;
                at = next;
            }
        }
        return contributions;
    }
}
