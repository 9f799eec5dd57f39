package org.bedside.blood;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Points of one dimension in a balanced k-d tree (Bentley, Commun ACM 1975;18:509): made in n log² n, asked in log n where
 * few points are near. Immutable and thread-safe.
 */
public final class KdTree {

    private static final int LEAF = 8;

    private final double[][] points;
    private final int[] order;
    private final int[] axis;
    private final double[] split;

    /** A tree of these points, which are finite and of one length. */
    public KdTree(double[][] points) {
        int dimension = points.length == 0 ? 0 : points[0].length;
        for (double[] point : points) {
            if (point.length != dimension || !Arrays.stream(point).allMatch(Double::isFinite)) {
                throw new IllegalArgumentException("a point is not of " + dimension + " finite numbers");
            }
        }
        this.points = Arrays.stream(points).map(double[]::clone).toArray(double[][]::new);
        this.order = new int[points.length];
        Arrays.setAll(order, at -> at);
        int nodes = 1;
        for (int most = points.length; most > LEAF; most = (most + 1) / 2) {
            nodes = 2 * nodes + 1;
        }
        this.axis = new int[nodes];
        this.split = new double[nodes];
        build(0, 0, points.length);
    }

    /** How many points there are. */
    public int size() {
        return points.length;
    }

    private void build(int node, int from, int to) {
        if (to - from <= LEAF) {
            return;
        }
        int widest = widest(from, to);
        int middle = (from + to) >>> 1;
        select(widest, from, to - 1, middle);
        axis[node] = widest;
        split[node] = points[order[middle]][widest];
        build(2 * node + 1, from, middle);
        build(2 * node + 2, middle, to);
    }

    private int widest(int from, int to) {
        int widest = 0;
        double most = -1;
        for (int dimension = 0; dimension < points[0].length; dimension++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int at = from; at < to; at++) {
                low = Math.min(low, points[order[at]][dimension]);
                high = Math.max(high, points[order[at]][dimension]);
            }
            if (high - low > most) {
                most = high - low;
                widest = dimension;
            }
        }
        return widest;
    }

    /** Hoare's selection: the middle one in its place, none greater before it, none smaller after it. */
    private void select(int dimension, int first, int last, int middle) {
        int low = first;
        int high = last;
        while (low < high) {
            double pivot = points[order[(low + high) >>> 1]][dimension];
            int left = low;
            int right = high;
            while (left <= right) {
                while (points[order[left]][dimension] < pivot) {
                    left++;
                }
                while (points[order[right]][dimension] > pivot) {
                    right--;
                }
                if (left <= right) {
                    int swapped = order[left];
                    order[left++] = order[right];
                    order[right--] = swapped;
                }
            }
            if (middle <= right) {
                high = right;
            } else if (middle >= left) {
                low = left;
            } else {
                return;
            }
        }
    }

    /** The distance to the nearest point; infinite if there is none. */
    public double nearest(double[] from) {
        return Math.sqrt(nearest(0, 0, points.length, from, Double.POSITIVE_INFINITY));
    }

    private double nearest(int node, int first, int end, double[] from, double best) {
        double least = best;
        if (end - first <= LEAF) {
            for (int at = first; at < end; at++) {
                least = Math.min(least, KMeans.squared(points[order[at]], from));
            }
            return least;
        }
        int middle = (first + end) >>> 1;
        double beyond = from[axis[node]] - split[node];
        least = beyond < 0
                ? nearest(2 * node + 1, first, middle, from, least)
                : nearest(2 * node + 2, middle, end, from, least);
        if (beyond * beyond < least) {
            least = beyond < 0
                    ? nearest(2 * node + 2, middle, end, from, least)
                    : nearest(2 * node + 1, first, middle, from, least);
        }
        return least;
    }

    /** Whether the points within a radius weigh at least so much; stops as soon as they do. */
    boolean weighs(double[] from, double radius, int[] weights, int enough) {
        return lacking(0, 0, points.length, new Ball(from, radius * radius), weights, enough) <= 0;
    }

    @SuppressWarnings("ArrayRecordComponent") // lives as long as one question
    private record Ball(double[] middle, double squared) {
        boolean holds(double[] point) {
            return KMeans.squared(point, middle) <= squared;
        }

        boolean left(int axis, double split) {
            double beyond = middle[axis] - split;
            return beyond <= 0 || beyond * beyond <= squared;
        }

        boolean right(int axis, double split) {
            double beyond = split - middle[axis];
            return beyond <= 0 || beyond * beyond <= squared;
        }
    }

    private int lacking(int node, int first, int end, Ball ball, int[] weights, int enough) {
        int lacking = enough;
        if (end - first <= LEAF) {
            for (int at = first; at < end && lacking > 0; at++) {
                if (ball.holds(points[order[at]])) {
                    lacking -= weights[order[at]];
                }
            }
            return lacking;
        }
        int middle = (first + end) >>> 1;
        if (ball.left(axis[node], split[node])) {
            lacking = lacking(2 * node + 1, first, middle, ball, weights, lacking);
        }
        if (lacking > 0 && ball.right(axis[node], split[node])) {
            lacking = lacking(2 * node + 2, middle, end, ball, weights, lacking);
        }
        return lacking;
    }

    /** The points that nobody has taken yet: what is empty is passed over. Not thread-safe. */
    final class Remaining {

        private final boolean[] taken = new boolean[points.length];
        private final int[] left = new int[axis.length];

        Remaining() {
            count(0, 0, points.length);
        }

        private void count(int node, int first, int end) {
            left[node] = end - first;
            if (end - first > LEAF) {
                int middle = (first + end) >>> 1;
                count(2 * node + 1, first, middle);
                count(2 * node + 2, middle, end);
            }
        }

        boolean has(int point) {
            return !taken[point];
        }

        /** Takes all that is left within a radius of a point of the tree, itself included. */
        void take(int from, double radius, IntConsumer found) {
            take(0, 0, points.length, new Ball(points[from], radius * radius), found);
        }

        private int take(int node, int first, int end, Ball ball, IntConsumer found) {
            if (left[node] == 0) {
                return 0;
            }
            int gone = 0;
            if (end - first <= LEAF) {
                for (int at = first; at < end; at++) {
                    int point = order[at];
                    if (!taken[point] && ball.holds(points[point])) {
                        taken[point] = true;
                        found.accept(point);
                        gone++;
                    }
                }
            } else {
                int middle = (first + end) >>> 1;
                if (ball.left(axis[node], split[node])) {
                    gone += take(2 * node + 1, first, middle, ball, found);
                }
                if (ball.right(axis[node], split[node])) {
                    gone += take(2 * node + 2, middle, end, ball, found);
                }
            }
            left[node] -= gone;
            return gone;
        }
    }
}
