package org.bedside.blood;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Clusters about means: Lloyd's iterations from k-means++ starts (Arthur and Vassilvitskii, SODA 2007:1027), the best of
 * several. Bounds on the distances spare most of them (Hamerly, SDM 2010:130) and change no result. The same rows and seed
 * give the same centroids.
 */
public final class KMeans {

    private static final int MOST_ITERATIONS = 300;

    private final double[][] rows;
    private final int k;
    private double[][] centroids;
    private final int[] nearest;
    /** No smaller than the distance to the nearest centroid. */
    private final double[] upper;
    /** No greater than the distance to any other. */
    private final double[] lower;

    private final double inertia;

    private KMeans(double[][] rows, int k, SplittableRandom random) {
        this.rows = rows;
        this.k = k;
        this.centroids = starts(random);
        this.nearest = new int[rows.length];
        this.upper = new double[rows.length];
        this.lower = new double[rows.length];
        Arrays.fill(upper, Double.POSITIVE_INFINITY);
        assign();
        boolean moved = true;
        for (int iteration = 1; iteration < MOST_ITERATIONS && moved; iteration++) {
            move();
            moved = assign();
        }
        double sum = 0;
        for (int at = 0; at < rows.length; at++) {
            sum += squared(centroids[nearest[at]], rows[at]);
        }
        this.inertia = sum;
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
        double[] half = new double[k]; // of the distance to the nearest other centroid
        for (int one = 0; one < k; one++) {
            double least = Double.POSITIVE_INFINITY;
            for (int other = 0; other < k; other++) {
                least = one == other ? least : Math.min(least, squared(centroids[one], centroids[other]));
            }
            half[one] = Math.sqrt(least) / 2;
        }
        boolean moved = false;
        for (int at = 0; at < rows.length; at++) {
            double safe = Math.max(half[nearest[at]], lower[at]);
            if (upper[at] <= safe) {
                continue;
            }
            upper[at] = Math.sqrt(squared(centroids[nearest[at]], rows[at]));
            if (upper[at] > safe) {
                moved |= look(at);
            }
        }
        return moved;
    }

    /** Looks at all centroids for one row; whether it moves. */
    private boolean look(int at) {
        double least = Double.POSITIVE_INFINITY;
        double second = Double.POSITIVE_INFINITY;
        int found = 0;
        for (int centroid = 0; centroid < k; centroid++) {
            double distance = squared(centroids[centroid], rows[at]);
            if (distance < least) {
                second = least;
                least = distance;
                found = centroid;
            } else if (distance < second) {
                second = distance;
            }
        }
        boolean moved = found != nearest[at];
        nearest[at] = found;
        upper[at] = Math.sqrt(least);
        lower[at] = Math.sqrt(second);
        return moved;
    }

    /** Moves the centroids to the means of their rows, and the bounds with them. */
    private void move() {
        double[][] means = means();
        double[] shifts = new double[k];
        double farthest = 0;
        for (int at = 0; at < k; at++) {
            shifts[at] = Math.sqrt(squared(centroids[at], means[at]));
            farthest = Math.max(farthest, shifts[at]);
        }
        for (int at = 0; at < rows.length; at++) {
            upper[at] += shifts[nearest[at]];
            lower[at] -= farthest;
        }
        centroids = means;
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
