package org.bedside.ecg;

import java.util.List;
import org.bedside.evidence.Fact;
import org.bedside.predict.Prediction;

/** Says of one normalised beat how probable an infarction is. Immutable and thread-safe. */
public interface InfarctionModel {

    /** The probability, of a shape of the model's length. */
    Estimate estimate(double[] shape);

    /** Why: the strongest reasons first; empty where the model cannot be put into words. */
    List<Prediction.Line> reasons(double[] shape, List<Fact> from);
}
