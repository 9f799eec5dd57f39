package org.bedside.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.bedside.tagging.Labels;
import org.bedside.tagging.Marginals;

/**
 * Fits a linear-chain conditional random field by stochastic gradients with a step per weight (AdaGrad) and L1 and L2 penalties
 * ({@link Ftrl}). One thread and a fixed order: the same data give the same weights.
 */
final class CrfTrainer {

    /**
     * @param rate of learning, per weight divided by the root of its summed squared gradients
     * @param lasso L1 penalty
     * @param ridge L2 penalty
     * @param cutoff a feature that fewer tokens have is left out
     * @param cost added in training to the score of "outside" where a name is: trades precision for recall
     * @param reach how far away words are seen, see {@link org.bedside.tagging.Features}
     */
    record Settings(
            int epochs, double rate, double lasso, double ridge, int cutoff, double cost, int seed, int reach) {}

    /** A smaller gradient is none. */
    private static final float NEGLIGIBLE = 1e-4f;

    private final Labels labels;
    private final int size;
    private final Settings settings;
    private final IntIndex index = new IntIndex();
    private final Marginals marginals;
    /** Per block and token the numbers of its features. */
    private final List<int[][]> sequences = new ArrayList<>();
    /** Per block the label of each token. */
    private final List<byte[]> gold = new ArrayList<>();

    CrfTrainer(Labels labels, Settings settings) {
        this.labels = labels;
        this.size = labels.size();
        this.settings = settings;
        this.marginals = new Marginals(labels);
    }

    void add(TaggedDocument document, int[][] more) {
        byte[] right = document.gold(labels);
        for (int[] block : document.words().blocks()) {
            int[][] features = new int[block[1] - block[0]][];
            for (int i = 0; i < features.length; i++) {
                int[] own = document.features()[block[0] + i];
                int[] other = more[block[0] + i];
                int[] all = Arrays.copyOf(own, own.length + other.length);
                System.arraycopy(other, 0, all, own.length, other.length);
                for (int j = 0; j < all.length; j++) {
                    all[j] = index.add(all[j]);
                }
                features[i] = all;
            }
            sequences.add(features);
            gold.add(Arrays.copyOfRange(right, block[0], block[1]));
        }
    }

    CrfWeights fit() {
        IntIndex kept = cut();
        Ftrl nodes = new Ftrl(kept.size() * size, settings);
        Ftrl edges = new Ftrl(size * size + size, settings);
        int[] order = new int[sequences.size()];
        Arrays.setAll(order, i -> i);
        SplittableRandom random = new SplittableRandom(settings.seed());
        for (int epoch = 0; epoch < settings.epochs(); epoch++) {
            for (int i = order.length - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                int spare = order[i];
                order[i] = order[j];
                order[j] = spare;
            }
            for (int at : order) {
                learn(at, nodes, edges);
            }
        }
        return new CrfWeights(
                labels,
                kept,
                nodes.weights,
                Arrays.copyOf(edges.weights, size * size),
                Arrays.copyOfRange(edges.weights, size * size, size * size + size),
                new float[0]);
    }

    /** Drops rare features from the sequences; the index of those kept. */
    private IntIndex cut() {
        int[] keys = index.keys();
        IntIndex kept = new IntIndex();
        int[] renumbered = new int[keys.length];
        for (int id = 0; id < keys.length; id++) {
            renumbered[id] = index.count(id) >= settings.cutoff() ? kept.add(keys[id]) : -1;
        }
        for (int[][] sequence : sequences) {
            for (int i = 0; i < sequence.length; i++) {
                sequence[i] = Arrays.stream(sequence[i])
                        .map(id -> renumbered[id])
                        .filter(id -> id >= 0)
                        .toArray();
            }
        }
        return kept;
    }

    private void learn(int at, Ftrl nodes, Ftrl edges) {
        int[][] features = sequences.get(at);
        byte[] right = gold.get(at);
        float[] scores = new float[right.length * size];
        for (int i = 0; i < right.length; i++) {
            int row = i * size;
            for (int id : features[i]) {
                for (int label = 0, weight = id * size; label < size; label++, weight++) {
                    scores[row + label] += nodes.weights[weight];
                }
            }
            if (right[i] != Labels.OUTSIDE) {
                scores[row + Labels.OUTSIDE] += (float) settings.cost();
            }
        }
        float[] transitions = Arrays.copyOf(edges.weights, size * size);
        float[] first = Arrays.copyOfRange(edges.weights, size * size, size * size + size);
        marginals.of(scores, size, 0, 0, right.length, Marginals.steps(transitions), first);
        for (int i = 0; i < right.length; i++) {
            for (int label = 0; label < size; label++) {
                float slope = (float) marginals.of(i, label) - (label == right[i] ? 1 : 0);
                if (Math.abs(slope) > NEGLIGIBLE) {
                    for (int id : features[i]) {
                        nodes.step(id * size + label, slope);
                    }
                    if (i == 0) {
                        edges.step(size * size + label, slope);
                    }
                }
            }
        }
        int[] pairs = new int[size * size];
        for (int i = 1; i < right.length; i++) {
            pairs[right[i - 1] * size + right[i]]++;
        }
        double[] expected = marginals.pairs();
        for (int pair = 0; pair < pairs.length; pair++) {
            float slope = (float) expected[pair] - pairs[pair];
            if (Math.abs(slope) > NEGLIGIBLE) {
                edges.step(pair, slope);
            }
        }
    }
}
