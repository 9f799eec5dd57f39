package org.bedside.blood;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The tree and the clusters beside the definitions, worked out by looking at every pair. */
class DbscanTest {

    private static double[][] cloud(int count, int dimension, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] points = new double[count][dimension];
        for (double[] point : points) {
            int blob = random.nextInt(3);
            for (int at = 0; at < dimension; at++) {
                point[at] = 4 * blob + Math.rint(random.nextGaussian() * 20) / 20; // on a grid: many ties
            }
        }
        return points;
    }

    private static int[] ones(int count) {
        int[] ones = new int[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static double distance(double[] one, double[] other) {
        return Math.sqrt(KMeans.squared(one, other));
    }

    @Test
    void theNearestIsTheNearestOfAll() {
        double[][] points = cloud(500, 4, 1);
        KdTree tree = new KdTree(points);
        for (double[] from : cloud(300, 4, 2)) {
            double least = Arrays.stream(points)
                    .mapToDouble(at -> distance(at, from))
                    .min()
                    .orElseThrow();
            assertEquals(least, tree.nearest(from), 1e-12);
        }
        assertEquals(Double.POSITIVE_INFINITY, new KdTree(new double[0][]).nearest(new double[] {1}));
    }

    @Test
    void coreBorderAndNoiseAreAsDefined() {
        double[][] points = cloud(600, 3, 3);
        int[] weights = ones(points.length);
        weights[7] = 6;
        double radius = 0.55;
        int enough = 6;
        Dbscan found = Dbscan.of(points, weights, radius, enough);
        for (int at = 0; at < points.length; at++) {
            int weight = 0;
            boolean nearCore = false;
            boolean ofTheirs = false;
            for (int other = 0; other < points.length; other++) {
                if (distance(points[at], points[other]) <= radius) {
                    weight += weights[other];
                    nearCore |= found.isCore(other);
                    ofTheirs |= found.isCore(other) && found.cluster(other) == found.cluster(at);
                    if (found.isCore(at) && found.isCore(other)) {
                        assertEquals(found.cluster(at), found.cluster(other));
                    }
                }
            }
            assertEquals(weight >= enough, found.isCore(at));
            assertEquals(nearCore, found.cluster(at) != Dbscan.NOISE);
            assertTrue(!nearCore || ofTheirs);
        }
        assertTrue(found.isCore(7));
    }

    @Test
    void clustersOfCorePointsAreTheConnectedOnes() {
        double[][] points = cloud(400, 2, 5);
        Dbscan found = Dbscan.of(points, ones(400), 0.3, 5);
        int[] root = new int[400];
        Arrays.setAll(root, at -> at);
        boolean changed = true;
        while (changed) { // the smallest number spreads until all connected points have it
            changed = false;
            for (int one = 0; one < 400; one++) {
                for (int other = 0; other < 400; other++) {
                    if (root[other] < root[one]
                            && found.isCore(one)
                            && found.isCore(other)
                            && distance(points[one], points[other]) <= 0.3) {
                        root[one] = root[other];
                        changed = true;
                    }
                }
            }
        }
        int[] ours = found.cores().map(found::cluster).toArray();
        int[] theirs = found.cores().map(at -> root[at]).toArray();
        assertEquals(1, Partitions.adjustedRand(ours, theirs));
        assertEquals(Arrays.stream(theirs).distinct().count(), found.clusters());
    }

    @Test
    void manyPointsInOnePlaceAreOneCluster() {
        double[][] same = new double[20_000][3];
        Dbscan found = Dbscan.of(same, ones(same.length), 1, 10);
        assertEquals(1, found.clusters());
        assertEquals(20_000, found.cores().count());
    }

    @Test
    void whatCannotBeClusteredIsRefused() {
        double[][] points = {{1, 2}, {3, 4}};
        assertThrows(IllegalArgumentException.class, () -> Dbscan.of(points, ones(2), 0, 1));
        assertThrows(IllegalArgumentException.class, () -> Dbscan.of(points, ones(1), 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new KdTree(new double[][] {{1, 2}, {3}}));
        assertThrows(IllegalArgumentException.class, () -> new KdTree(new double[][] {{1, Double.NaN}}));
    }
}
