package org.bedside.blood;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The centroids of a community's blood counts: which one a count is nearest to. Immutable and thread-safe.
 */
public final class Phenotypes {

    /** How far a centroid's index lies from the community's mean to be part of its name, in standard deviations. */
    static final double TELLING = 0.5;

    private static final double STEP = 1e-4;

    private final LogScale scale;
    private final double[][] centroids;

    /** Centroids in standard deviations from the means of a scale. */
    public Phenotypes(LogScale scale, double[][] centroids) {
        if (centroids.length == 0 || Arrays.stream(centroids).anyMatch(one -> one.length != scale.width())) {
            throw new IllegalArgumentException("the centroids are not of the scale's " + scale.width() + " indices");
        }
        this.scale = scale;
        this.centroids = Arrays.stream(centroids).map(double[]::clone).toArray(double[][]::new);
    }

    /**
     * Where a count belongs.
     *
     * @param cluster from 1
     * @param distance to its centroid, in standard deviations
     * @param next to the nearest of the other centroids; infinite if there is none
     */
    public record Nearest(int cluster, double distance, double next) {}

    /** Reads {@code clusters.bin}; throws IllegalArgumentException if it holds no centroids. */
    public static Phenotypes read(byte[] bytes) {
        ClusterFile file = ClusterFile.read(bytes);
        if (file.radius() != 0) {
            throw new IllegalArgumentException("the clusters are of density, not of centroids");
        }
        double[][] centroids = Arrays.stream(file.points())
                .map(point -> IntStream.range(0, point.length)
                        .mapToDouble(at -> point[at] * file.step())
                        .toArray())
                .toArray(double[][]::new);
        return new Phenotypes(file.scale(), centroids);
    }

    /** As {@code clusters.bin}: centroids to four decimals. */
    public byte[] bytes() {
        short[][] points = new short[centroids.length][scale.width()];
        for (int at = 0; at < points.length; at++) {
            for (int index = 0; index < points[at].length; index++) {
                points[at][index] = (short) Math.rint(centroids[at][index] / STEP);
            }
        }
        return new ClusterFile(scale, STEP, 0, points).bytes();
    }

    public LogScale scale() {
        return scale;
    }

    /** How many there are. */
    public int size() {
        return centroids.length;
    }

    /** One centroid, from 1, in standard deviations. */
    public double[] centroid(int cluster) {
        return centroids[cluster - 1].clone();
    }

    /** The phenotype nearest to these indices, in the units of the scale. */
    public Nearest nearest(double[] values) {
        double[] z = scale.standardised(values);
        int nearest = KMeans.nearest(centroids, z);
        double next = IntStream.range(0, centroids.length)
                .filter(at -> at != nearest)
                .mapToDouble(at -> KMeans.squared(centroids[at], z))
                .min()
                .orElse(Double.POSITIVE_INFINITY);
        return new Nearest(nearest + 1, Math.sqrt(KMeans.squared(centroids[nearest], z)), Math.sqrt(next));
    }

    /**
     * What sets a phenotype apart, the strongest first: the indices of its centroid that lie at least half a standard
     * deviation from the community's mean.
     *
     * @param below a word for each index that is low
     * @param above and for each that is high
     */
    public List<String> words(int cluster, List<String> below, List<String> above) {
        double[] centroid = centroids[cluster - 1];
        List<String> words = new ArrayList<>();
        IntStream.range(0, centroid.length)
                .boxed()
                .filter(at -> Math.abs(centroid[at]) >= TELLING)
                .sorted((one, other) -> Double.compare(Math.abs(centroid[other]), Math.abs(centroid[one])))
                .forEach(at -> words.add((centroid[at] < 0 ? below : above).get(at)));
        return words;
    }
}
