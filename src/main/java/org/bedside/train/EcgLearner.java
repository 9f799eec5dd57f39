package org.bedside.train;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.bedside.ecg.Scale;
import org.bedside.ecg.Weights;

/** A way to learn infarction from beats. */
interface EcgLearner {

    /** How it learns, for the report. */
    String description();

    /** Learns from these beats, of which one may come several times, and says the decision value of any beat. */
    IntToDoubleFunction learn(int[] beats, long seed);

    /**
     * Learns for good: from all beats, and for the interval from each draw of beats again.
     *
     * @param scales from decision values to probabilities: of the model, then of each draw
     */
    Weights finish(List<int[]> draws, List<Scale> scales, Weights weights);
}
