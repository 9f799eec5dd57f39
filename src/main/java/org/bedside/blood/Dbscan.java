package org.bedside.blood;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.stream.IntStream;

/**
 * Clusters by density (DBSCAN: Ester, Kriegel, Sander, Xu, KDD 1996:226) on a k-d tree. A point is a core point if the
 * points within a radius of it, itself included, weigh enough; core points within the radius of each other are of one
 * cluster, points within the radius of a core point are of its cluster, all others are noise. Each point leaves the tree when
 * it is reached, so that dense data are not searched again for each of their points.
 */
public final class Dbscan {

    /** The cluster of a point that is of none. */
    public static final int NOISE = -1;

    private final int[] cluster;
    private final boolean[] core;
    private final int clusters;

    private Dbscan(int[] cluster, boolean[] core, int clusters) {
        this.cluster = cluster;
        this.core = core;
        this.clusters = clusters;
    }

    /**
     * Clusters points.
     *
     * @param weights how many a point stands for, each at least 1
     * @param radius greater than 0
     * @param enough at least 1
     */
    public static Dbscan of(double[][] points, int[] weights, double radius, int enough) {
        if (!(radius > 0) || enough < 1 || weights.length != points.length) {
            throw new IllegalArgumentException("a radius above 0, at least 1 point, and a weight for each");
        }
        KdTree tree = new KdTree(points);
        boolean[] core = new boolean[points.length];
        for (int at = 0; at < core.length; at++) {
            core[at] = tree.weighs(points[at], radius, weights, enough);
        }
        int[] cluster = new int[points.length];
        Arrays.fill(cluster, NOISE);
        KdTree.Remaining remaining = tree.new Remaining();
        int clusters = 0;
        Deque<Integer> reached = new ArrayDeque<>();
        for (int at = 0; at < core.length; at++) {
            if (!core[at] || !remaining.has(at)) {
                continue;
            }
            int number = clusters++;
            reached.add(at);
            while (!reached.isEmpty()) {
                remaining.take(reached.remove(), radius, found -> {
                    cluster[found] = number;
                    if (core[found]) {
                        reached.add(found);
                    }
                });
            }
        }
        return new Dbscan(cluster, core, clusters);
    }

    /** How many clusters there are. */
    public int clusters() {
        return clusters;
    }

    /** A point's cluster, from 0; {@link #NOISE} if it is of none. */
    public int cluster(int point) {
        return cluster[point];
    }

    /** Whether a point is a core point. */
    public boolean isCore(int point) {
        return core[point];
    }

    /** The core points, by rising number. */
    public IntStream cores() {
        return IntStream.range(0, core.length).filter(at -> core[at]);
    }
}
