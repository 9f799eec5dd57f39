package org.bedside.tagging;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Chooses names each by its own probability, not the one most probable sequence of labels: of all choices without overlaps that
 * whose probabilities exceed what their types ask for by most together. The F1 of a type is best with names that are more probable than half
 * of it (Lipton et al., ECML 2014), which the best sequence leaves out. Immutable.
 */
public final class LikelyNames {

    private final Labels labels;
    private final double[] steps;
    private final float[] first;
    private final float[] least;

    /**
     * @param transitions the weight of each label after each
     * @param first the weight of each label at the beginning
     * @param least per type the probability that a name must be above
     */
    public LikelyNames(Labels labels, float[] transitions, float[] first, float[] least) {
        if (least.length != labels.types().size()) {
            throw new IllegalArgumentException("probabilities do not fit " + labels.types());
        }
        this.labels = labels;
        this.steps = Marginals.steps(transitions);
        this.first = first.clone();
        this.least = least.clone();
    }

    /** Labels the names of a sequence; the parameters are those of {@link Transitions#best}. */
    public void best(float[] scores, int stride, int offset, byte[] out, int from, int to) {
        Arrays.fill(out, from, to, (byte) Labels.OUTSIDE);
        if (from == to) {
            return;
        }
        Marginals marginals = new Marginals(labels);
        marginals.of(scores, stride, offset, from, to, steps, first);
        List<Marginals.Likely> names = marginals.names(least).stream()
                .sorted(Comparator.comparingInt(Marginals.Likely::to))
                .toList();
        // Of names that end by a token: what the best choice gains, and the last name in it; weighted interval
        // scheduling.
        double[] gain = new double[to - from + 1];
        int[] chosen = new int[to - from + 1];
        int next = 0;
        for (int end = 1; end < gain.length; end++) {
            gain[end] = gain[end - 1];
            chosen[end] = -1;
            for (; next < names.size() && names.get(next).to() == end; next++) {
                Marginals.Likely name = names.get(next);
                double with = gain[name.from()] + name.probability() - least[name.type()];
                if (with > gain[end]) {
                    gain[end] = with;
                    chosen[end] = next;
                }
            }
        }
        for (int end = to - from; end > 0; ) {
            if (chosen[end] < 0) {
                end--;
            } else {
                Marginals.Likely name = names.get(chosen[end]);
                labels.mark(out, name.type(), from + name.from(), from + name.to());
                end = name.from();
            }
        }
    }
}
