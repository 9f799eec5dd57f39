package org.bedside.ecg;

import java.util.List;

/** Says of one normalised beat how probable an infarction is. Immutable and thread-safe. */
public interface InfarctionModel {

    /** The probability, of a shape of the model's length. */
    Estimate estimate(double[] shape);

    /** Why: the strongest reasons first, each a sentence; empty where the model cannot be put into words. */
    List<String> reasons(double[] shape);
}
