package org.bedside.train;

import java.util.Arrays;
import org.bedside.tagging.Labels;
import org.bedside.tagging.Transitions;

/** How probable each label of each token, and each pair of neighbours, of one sequence is: forward and backward sums. */
final class Marginals {

    private final int size;
    private final int[][] before;
    private final double[] step;
    private final double[] expected;
    private double[] potential = {};
    private double[] forward = {};
    private double[] backward = {};
    private double total;

    Marginals(int labels) {
        this.size = labels;
        this.before = Transitions.before(labels);
        this.step = new double[labels * labels];
        this.expected = new double[labels * labels];
    }

    /**
     * Takes in a sequence.
     *
     * @param scores of each label of each token, those of the first label included
     * @param transitions the score of each label after each
     */
    void of(float[] scores, int length, float[] transitions) {
        potential = new double[length * size];
        forward = new double[length * size];
        backward = new double[length * size];
        for (int i = 0; i < length; i++) {
            float most = Float.NEGATIVE_INFINITY;
            for (int label = 0; label < size; label++) {
                most = Math.max(most, scores[i * size + label]);
            }
            for (int label = 0; label < size; label++) {
                potential[i * size + label] = Math.exp(scores[i * size + label] - most);
            }
        }
        for (int label = 0; label < size; label++) {
            for (int earlier : before[label]) {
                step[earlier * size + label] = Math.exp(transitions[earlier * size + label]);
            }
        }
        backward(length, forward(length));
    }

    private double[] forward(int length) {
        double[] scale = new double[length];
        for (int label = 0; label < size; label++) {
            forward[label] = Labels.follows(Labels.OUTSIDE, label) ? potential[label] : 0;
        }
        scale[0] = normalise(0);
        for (int i = 1; i < length; i++) {
            for (int label = 0; label < size; label++) {
                double sum = 0;
                for (int earlier : before[label]) {
                    sum += forward[(i - 1) * size + earlier] * step[earlier * size + label];
                }
                forward[i * size + label] = sum * potential[i * size + label];
            }
            scale[i] = normalise(i);
        }
        return scale;
    }

    private double normalise(int i) {
        double sum = 0;
        for (int label = 0; label < size; label++) {
            sum += forward[i * size + label];
        }
        for (int label = 0; label < size; label++) {
            forward[i * size + label] /= sum;
        }
        return sum;
    }

    private void backward(int length, double[] scale) {
        Arrays.fill(expected, 0);
        int end = (length - 1) * size;
        total = 0;
        for (int label = 0; label < size; label++) {
            backward[end + label] = Labels.opens(label) ? 0 : 1;
            total += forward[end + label] * backward[end + label];
        }
        double[] reach = new double[size];
        for (int i = length - 1; i > 0; i--) {
            for (int label = 0; label < size; label++) {
                reach[label] = potential[i * size + label] * backward[i * size + label] / scale[i];
            }
            for (int label = 0; label < size; label++) {
                for (int earlier : before[label]) {
                    double flow = step[earlier * size + label] * reach[label];
                    backward[(i - 1) * size + earlier] += flow;
                    expected[earlier * size + label] += flow * forward[(i - 1) * size + earlier];
                }
            }
        }
    }

    /** The probability of a label at a token. */
    double of(int i, int label) {
        return forward[i * size + label] * backward[i * size + label] / total;
    }

    /** How often a label is expected right after another in the sequence. */
    double pairs(int earlier, int label) {
        return expected[earlier * size + label] / total;
    }
}
