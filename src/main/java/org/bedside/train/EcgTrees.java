package org.bedside.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.bedside.ecg.Forest;

/**
 * Grows a random forest (Breiman 2001): each tree on beats drawn with replacement, at each node the best split by Gini's index
 * of a few features drawn at random. The leaf holds the share of infarctions.
 */
final class EcgTrees {

    private static final int TRIED = 6;
    private static final int LEAST = 1;
    private static final int DEEPEST = 12;

    private final double[][] features;
    private final boolean[] positive;
    private final List<double[]> nodes = new ArrayList<>();
    private final List<Integer> roots = new ArrayList<>();

    EcgTrees(double[][] features, boolean[] positive) {
        this.features = features;
        this.positive = positive;
    }

    /** So many trees more, from virtual beats of these beats. */
    void grow(int[] beats, int trees, SplittableRandom random) {
        for (int tree = 0; tree < trees; tree++) {
            int[] drawn = new int[beats.length];
            for (int at = 0; at < drawn.length; at++) {
                drawn[at] = beats[random.nextInt(beats.length)];
            }
            roots.add(node(EcgVirtual.rows(drawn), 0, random));
        }
    }

    Forest forest() {
        return new Forest(
                nodes.toArray(double[][]::new),
                roots.stream().mapToInt(Integer::intValue).toArray(),
                features[0].length);
    }

    private int node(int[] rows, int depth, SplittableRandom random) {
        int positives = positives(rows);
        int number = nodes.size();
        double[] node = {0, 0, -1, -1, (double) positives / rows.length};
        nodes.add(node);
        if (depth == DEEPEST || positives == 0 || positives == rows.length || rows.length < 2 * LEAST) {
            return number;
        }
        double best = Double.NEGATIVE_INFINITY;
        for (int feature : drawn(random)) {
            double[] split = split(rows, positives, feature);
            if (split[0] > best) {
                best = split[0];
                node[0] = feature;
                node[1] = split[1];
            }
        }
        if (best == Double.NEGATIVE_INFINITY) {
            return number;
        }
        int feature = (int) node[0];
        int[] left = Arrays.stream(rows)
                .filter(row -> features[row][feature] <= node[1])
                .toArray();
        int[] right = Arrays.stream(rows)
                .filter(row -> features[row][feature] > node[1])
                .toArray();
        if (left.length == 0 || right.length == 0) {
            return number;
        }
        node[2] = node(left, depth + 1, random);
        node[3] = node(right, depth + 1, random);
        return number;
    }

    private int positives(int[] rows) {
        int positives = 0;
        for (int row : rows) {
            positives += positive[row] ? 1 : 0;
        }
        return positives;
    }

    private int[] drawn(SplittableRandom random) {
        int[] all = new int[features[0].length];
        Arrays.setAll(all, at -> at);
        for (int at = 0; at < TRIED; at++) {
            int other = at + random.nextInt(all.length - at);
            int kept = all[at];
            all[at] = all[other];
            all[other] = kept;
        }
        return Arrays.copyOf(all, TRIED);
    }

    private static float number(long order) {
        int rising = (int) (order >> 32);
        return Float.intBitsToFloat(rising ^ ((rising >> 31) & 0x7fffffff));
    }

    /** How pure the two sides of the best threshold are, and the threshold; minus infinity if there is none. */
    private double[] split(int[] rows, int positives, int feature) {
        long[] order = new long[rows.length];
        for (int at = 0; at < rows.length; at++) {
            int bits = Float.floatToIntBits((float) features[rows[at]][feature]); // as it will be kept
            int rising = bits ^ ((bits >> 31) & 0x7fffffff); // sorts as the number does
            order[at] = ((long) rising << 32) | rows[at];
        }
        Arrays.sort(order);
        double[] best = {Double.NEGATIVE_INFINITY, 0};
        int left = 0;
        for (int at = 1; at < order.length; at++) {
            left += positive[(int) order[at - 1]] ? 1 : 0;
            float low = number(order[at - 1]);
            float high = number(order[at]);
            if (low == high || at < LEAST || order.length - at < LEAST) {
                continue;
            }
            int right = positives - left;
            int after = order.length - at;
            double pure = (left * (double) left + (at - left) * (double) (at - left)) / at
                    + (right * (double) right + (after - right) * (double) (after - right)) / after;
            float middle = (low + high) / 2;
            if (pure > best[0] && middle >= low && middle < high) {
                best[0] = pure;
                best[1] = middle;
            }
        }
        return best;
    }
}
