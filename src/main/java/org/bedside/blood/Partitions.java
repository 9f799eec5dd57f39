package org.bedside.blood;

/** How alike two partitions of the same rows are. */
public final class Partitions {

    private Partitions() {}

    /**
     * The adjusted Rand index (Hubert and Arabie, J Classif 1985;2:193): 1 for the same partition, 0 on average for
     * partitions by chance.
     *
     * @param one each row's cluster, from 0; at least two rows
     * @param other the same of the other partition
     */
    public static double adjustedRand(int[] one, int[] other) {
        if (one.length != other.length || one.length < 2) {
            throw new IllegalArgumentException("two partitions of the same rows, at least two");
        }
        int width = 1;
        int height = 1;
        for (int at = 0; at < one.length; at++) {
            height = Math.max(height, one[at] + 1);
            width = Math.max(width, other[at] + 1);
        }
        long[][] both = new long[height][width];
        long[] rows = new long[height];
        long[] columns = new long[width];
        for (int at = 0; at < one.length; at++) {
            both[one[at]][other[at]]++;
            rows[one[at]]++;
            columns[other[at]]++;
        }
        double together = 0;
        for (long[] row : both) {
            together += pairs(row);
        }
        double inOne = pairs(rows);
        double inOther = pairs(columns);
        double chance = inOne * inOther / pairs(new long[] {one.length});
        double most = (inOne + inOther) / 2;
        return most == chance ? 1 : (together - chance) / (most - chance);
    }

    private static double pairs(long[] counts) {
        double pairs = 0;
        for (long count : counts) {
            pairs += count * (count - 1) / 2.0;
        }
        return pairs;
    }
}
