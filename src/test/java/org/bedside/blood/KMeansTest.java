package org.bedside.blood;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class KMeansTest {

    private static double[][] blobs() {
        SplittableRandom random = new SplittableRandom(4);
        double[][] middles = {{0, 0}, {10, 0}, {0, 10}};
        double[][] rows = new double[600][];
        for (int at = 0; at < rows.length; at++) {
            double[] middle = middles[at < 300 ? 0 : at < 500 ? 1 : 2];
            rows[at] = new double[] {middle[0] + random.nextGaussian(), middle[1] + random.nextGaussian()};
        }
        return rows;
    }

    @Test
    void centroidsAreTheMeansOfTheBlobsTheLargestFirst() {
        double[][] rows = blobs();
        double[][] centroids = KMeans.fit(rows, 3, 1, 5);
        double[][] means = new double[3][2];
        for (int at = 0; at < rows.length; at++) {
            int blob = at < 300 ? 0 : at < 500 ? 1 : 2;
            for (int index = 0; index < 2; index++) {
                means[blob][index] += rows[at][index] / (blob == 0 ? 300 : blob == 1 ? 200 : 100);
            }
        }
        for (int at = 0; at < 3; at++) {
            assertArrayEquals(means[at], centroids[at], 1e-9);
        }
        assertEquals(1, KMeans.nearest(centroids, new double[] {9, 1}));
    }

    /** In a cloud without gaps, where sparing distances wrongly would leave rows with the wrong centroid. */
    @Test
    void eachCentroidIsTheMeanOfTheRowsNearestToIt() {
        SplittableRandom random = new SplittableRandom(9);
        double[][] rows = new double[3000][3];
        for (double[] row : rows) {
            for (int at = 0; at < 3; at++) {
                row[at] = random.nextGaussian();
            }
        }
        double[][] centroids = KMeans.fit(rows, 6, 2, 1);
        double[][] sums = new double[6][3];
        int[] counts = new int[6];
        for (double[] row : rows) {
            int nearest = KMeans.nearest(centroids, row);
            counts[nearest]++;
            for (int at = 0; at < 3; at++) {
                sums[nearest][at] += row[at];
            }
        }
        for (int cluster = 0; cluster < 6; cluster++) {
            for (int at = 0; at < 3; at++) {
                assertEquals(sums[cluster][at] / counts[cluster], centroids[cluster][at], 1e-9);
            }
            assertTrue(cluster == 0 || counts[cluster] <= counts[cluster - 1]);
        }
    }

    @Test
    void theSameSeedGivesTheSame() {
        double[][] one = KMeans.fit(blobs(), 5, 7, 3);
        double[][] other = KMeans.fit(blobs(), 5, 7, 3);
        for (int at = 0; at < 5; at++) {
            assertArrayEquals(one[at], other[at], 0);
        }
    }

    @Test
    void moreClustersThanRowsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> KMeans.fit(new double[][] {{1}}, 2, 1, 1));
    }

    /** The first two: documentation of scikit-learn, adjusted_rand_score; the last by hand from the definition. */
    @Test
    void adjustedRandIsAsPublished() {
        assertEquals(0.5714285714, Partitions.adjustedRand(new int[] {0, 0, 1, 1}, new int[] {0, 0, 1, 2}), 1e-9);
        assertEquals(-0.5, Partitions.adjustedRand(new int[] {0, 0, 1, 1}, new int[] {0, 1, 0, 1}), 1e-9);
        assertEquals(1, Partitions.adjustedRand(new int[] {0, 0, 1, 1}, new int[] {1, 1, 0, 0}), 1e-9);
        // pairs of 5: 10; together in both 2, in the one 3 + 1, in the other 1 + 1: (2 - 4 * 2 / 10) / (3 - 4 * 2 / 10)
        assertEquals(
                (2 - 0.8) / (3 - 0.8),
                Partitions.adjustedRand(new int[] {0, 0, 0, 1, 1}, new int[] {0, 0, 1, 2, 2}),
                1e-9);
        assertThrows(IllegalArgumentException.class, () -> Partitions.adjustedRand(new int[] {0, 1}, new int[] {0}));
    }
}
