package org.bedside.blood;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Clusters about means: Lloyd's iterations from k-means++ starts (Arthur and Vassilvitskii, SODA 2007:1027), the best of
 * several. The same rows and seed give the same centroids.
 */
public final class KMeans {

    private static final int MOST_ITERATIONS = 300;

    private final double[][] rows;
    private final int k;
    private double[][] centroids;
    private final int[] nearest;
    private double inertia;

    private KMeans(double[][] rows, int k, SplittableRandom random) {
        this.rows = rows;
        this.k = k;
        this.centroids = starts(random);
        this.nearest = new int[rows.length];
        Arrays.fill(nearest, -1);
        for (int iteration = 0; iteration < MOST_ITERATIONS && assign(); iteration++) {
            centroids = means();
        }
    }

    /**
     * The centroids, that of the most rows first.
     *
     * @param rows at least k, of one length
     * @param starts of how many the one with the smallest sum of squares is taken
     */
    public static double[][] fit(double[][] rows, int k, long seed, int starts) {
        if (k < 1 || rows.length < k || starts < 1) {
            throw new IllegalArgumentException(rows.length + " rows cannot make " + k + " clusters");
        }
        SplittableRandom random = new SplittableRandom(seed);
        KMeans best = new KMeans(rows, k, random.split());
        for (int start = 1; start < starts; start++) {
            KMeans other = new KMeans(rows, k, random.split());
            if (other.inertia < best.inertia) {
                best = other;
            }
        }
        int[] counts = new int[k];
        for (int of : best.nearest) {
            counts[of]++;
        }
        double[][] found = best.centroids;
        return IntStream.range(0, k)
                .boxed()
                .sorted(Comparator.comparing((Integer at) -> -counts[at]))
                .map(at -> found[at])
                .toArray(double[][]::new);
    }

    /** The number of the centroid nearest to a row; of two as near the first. */
    public static int nearest(double[][] centroids, double[] row) {
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int at = 0; at < centroids.length; at++) {
            double distance = squared(centroids[at], row);
            if (distance < least) {
                least = distance;
                nearest = at;
            }
        }
        return nearest;
    }

    /** The square of the Euclidean distance. */
    static double squared(double[] one, double[] other) {
        double sum = 0;
        for (int at = 0; at < one.length; at++) {
            double difference = one[at] - other[at];
            sum += difference * difference;
        }
        return sum;
    }

    private double[][] starts(SplittableRandom random) {
        double[][] starts = new double[k][];
        double[] least = new double[rows.length];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        int chosen = random.nextInt(rows.length);
        for (int start = 0; start < k; start++) {
            starts[start] = rows[chosen].clone();
            double sum = 0;
            for (int at = 0; at < rows.length; at++) {
                least[at] = Math.min(least[at], squared(rows[at], starts[start]));
                sum += least[at];
            }
            double drawn = random.nextDouble() * sum;
            chosen = 0;
            while (chosen < rows.length - 1 && (drawn -= least[chosen]) > 0) {
                chosen++;
            }
        }
        return starts;
    }

    /** Puts each row to the nearest centroid; false if none moved. */
    private boolean assign() {
        boolean moved = false;
        inertia = 0;
        for (int at = 0; at < rows.length; at++) {
            int now = nearest(centroids, rows[at]);
            moved |= now != nearest[at];
            nearest[at] = now;
            inertia += squared(centroids[now], rows[at]);
        }
        return moved;
    }

    /** The means of the clusters; one that has lost all its rows stays where it was. */
    private double[][] means() {
        double[][] sums = new double[k][rows[0].length];
        int[] counts = new int[k];
        for (int at = 0; at < rows.length; at++) {
            double[] sum = sums[nearest[at]];
            counts[nearest[at]]++;
            for (int dimension = 0; dimension < sum.length; dimension++) {
                sum[dimension] += rows[at][dimension];
            }
        }
        for (int at = 0; at < k; at++) {
            for (int dimension = 0; dimension < sums[at].length; dimension++) {
                sums[at][dimension] = counts[at] == 0 ? centroids[at][dimension] : sums[at][dimension] / counts[at];
            }
        }
        return sums;
    }
}
