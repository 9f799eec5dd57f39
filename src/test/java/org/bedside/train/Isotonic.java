package org.bedside.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The rising steps that fit outcomes best, by pooling adjacent violators (Ayer et al., Ann Math Stat 1955;26:641).
 *
 * @param from ascending: the log-odds at which each step begins; what lies below the first counts as of the first
 * @param shares of outcomes on each step, ascending
 */
record Isotonic(List<Double> from, List<Double> shares) {

    Isotonic {
        from = List.copyOf(from);
        shares = List.copyOf(shares);
    }

    /** Fitted to the rows that a weight of more than zero lets in. */
    static Isotonic fit(double[] logOdds, boolean[] positive, double[] weights) {
        Integer[] order = IntStream.range(0, logOdds.length)
                .filter(at -> weights[at] > 0)
                .boxed()
                .toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(at -> logOdds[at]));
        List<Block> blocks = new ArrayList<>();
        for (int next = 0; next < order.length; ) {
            Block block = new Block(logOdds[order[next]], 0, 0);
            for (; next < order.length && logOdds[order[next]] == block.from; next++) {
                int at = order[next];
                block = block.pooled(new Block(block.from, weights[at], positive[at] ? weights[at] : 0));
            }
            while (!blocks.isEmpty() && blocks.get(blocks.size() - 1).share() >= block.share()) {
                block = blocks.remove(blocks.size() - 1).pooled(block);
            }
            blocks.add(block);
        }
        return new Isotonic(
                blocks.stream().map(Block::from).toList(),
                blocks.stream().map(Block::share).toList());
    }

    /** The share of outcomes on the step of these log-odds. */
    double apply(double logOdds) {
        int low = 0;
        int high = from.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (from.get(middle) <= logOdds) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return shares.get(low);
    }

    /** Adjacent rows of one share. */
    private record Block(double from, double weight, double outcomes) {
        double share() {
            return outcomes / weight;
        }

        Block pooled(Block next) {
            return new Block(from, weight + next.weight, outcomes + next.outcomes);
        }
    }
}
