package org.bedside.tagging;

import java.util.ArrayList;
import java.util.List;

/**
 * How probable each label of each token, each pair of neighbours, and each name of one sequence is: forward and backward sums. Not
 * thread-safe.
 */
public final class Marginals {

    private final Labels labels;
    private final int size;
    private final int[][] before;
    private int length;
    private double[] step = {};
    private double[] potential = {};
    private double[] forward = {};
    private double[] backward = {};
    private double[] scale = {};
    private double total;

    public Marginals(Labels labels) {
        this.labels = labels;
        this.size = labels.size();
        this.before = Transitions.before(size);
    }

    /** A name of tokens from one to another, end exclusive, and how probable it is. */
    record Likely(int type, int from, int to, double probability) {}

    /** What {@link #of} wants to know of transition weights: their exponentials. */
    public static double[] steps(float[] transitions) {
        double[] steps = new double[transitions.length];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = Math.exp(transitions[i]);
        }
        return steps;
    }

    /**
     * Takes in a sequence.
     *
     * @param scores of each label of each token, one token after another
     * @param stride from one token's scores to the next's
     * @param offset of a token's first label among its scores
     * @param from the first token of the sequence
     * @param to the token after its last; there must be one
     * @param steps of each label after each, see {@link #steps}
     * @param first the score of each label at the beginning, beyond that of the token
     */
    public void of(float[] scores, int stride, int offset, int from, int to, double[] steps, float[] first) {
        length = to - from;
        step = steps;
        if (forward.length < length * size) {
            potential = new double[length * size];
            forward = new double[length * size];
            backward = new double[length * size];
        }
        if (scale.length < length) {
            scale = new double[length];
        }
        for (int i = 0; i < length; i++) {
            int row = (from + i) * stride + offset;
            float most = Float.NEGATIVE_INFINITY;
            for (int label = 0; label < size; label++) {
                most = Math.max(most, scores[row + label] + (i == 0 ? first[label] : 0));
            }
            for (int label = 0; label < size; label++) {
                potential[i * size + label] = Math.exp(scores[row + label] + (i == 0 ? first[label] : 0) - most);
            }
        }
        forward();
        backward();
    }

    private void forward() {
        for (int label = 0; label < size; label++) {
            forward[label] = Labels.follows(Labels.OUTSIDE, label) ? potential[label] : 0;
        }
        normalise(0);
        for (int i = 1; i < length; i++) {
            for (int label = 0; label < size; label++) {
                double sum = 0;
                for (int earlier : before[label]) {
                    sum += forward[(i - 1) * size + earlier] * step[earlier * size + label];
                }
                forward[i * size + label] = sum * potential[i * size + label];
            }
            normalise(i);
        }
    }

    private void normalise(int i) {
        double sum = 0;
        for (int label = 0; label < size; label++) {
            sum += forward[i * size + label];
        }
        for (int label = 0; label < size; label++) {
            forward[i * size + label] /= sum;
        }
        scale[i] = sum;
    }

    private void backward() {
        int end = (length - 1) * size;
        total = 0;
        for (int label = 0; label < size; label++) {
            backward[end + label] = Labels.opens(label) ? 0 : 1;
            total += forward[end + label] * backward[end + label];
        }
        for (int i = length - 1; i > 0; i--) {
            for (int label = 0; label < size; label++) {
                backward[(i - 1) * size + label] = 0;
            }
            for (int label = 0; label < size; label++) {
                double reach = reach(i, label);
                for (int earlier : before[label]) {
                    backward[(i - 1) * size + earlier] += step[earlier * size + label] * reach;
                }
            }
        }
    }

    private double reach(int i, int label) {
        return potential[i * size + label] * backward[i * size + label] / scale[i];
    }

    /** The probability of a label at a token. */
    public double of(int i, int label) {
        return forward[i * size + label] * backward[i * size + label] / total;
    }

    /** How often each label is expected right after each other in the sequence: {@code pairs[earlier * labels + label]}. */
    public double[] pairs() {
        double[] pairs = new double[size * size];
        for (int i = 1; i < length; i++) {
            for (int label = 0; label < size; label++) {
                double reach = reach(i, label) / total;
                for (int earlier : before[label]) {
                    pairs[earlier * size + label] +=
                            step[earlier * size + label] * reach * forward[(i - 1) * size + earlier];
                }
            }
        }
        return pairs;
    }

    /**
     * Names that are probable enough, by type and then by where they begin; they may overlap.
     *
     * @param least per type the probability that a name must be above
     */
    List<Likely> names(float[] least) {
        List<Likely> names = new ArrayList<>();
        for (int type = 0; type < least.length; type++) {
            int begin = labels.of(type, Labels.BEGIN);
            int single = labels.of(type, Labels.SINGLE);
            for (int i = 0; i < length; i++) {
                if (of(i, single) > least[type]) {
                    names.add(new Likely(type, i, i + 1, of(i, single)));
                }
                if (of(i, begin) > least[type]) {
                    longer(type, i, least[type], names);
                }
            }
        }
        return names;
    }

    /** The names of several tokens that begin at one. */
    private void longer(int type, int from, double least, List<Likely> names) {
        int inside = labels.of(type, Labels.INSIDE);
        int end = labels.of(type, Labels.END);
        int last = labels.of(type, Labels.BEGIN);
        double way = forward[from * size + last] / total;
        for (int i = from + 1; i < length; i++) {
            double ends = way * step[last * size + end] * reach(i, end);
            if (ends > least) {
                names.add(new Likely(type, from, i + 1, ends));
            }
            way *= step[last * size + inside] * potential[i * size + inside] / scale[i];
            last = inside;
            if (way * backward[i * size + inside] <= least) {
                return;
            }
        }
    }
}
