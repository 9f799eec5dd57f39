package org.bedside.predict;

import java.util.List;
import org.tribuo.Model;
import org.tribuo.classification.Label;

/** The coefficients of a trained logistic regression, found by asking it: quick to apply to many rows. */
public final class Linear {

    private final double[] weights;
    private final double bias;

    /** Asks a model trained on these features, in the order in which rows hold them. */
    public Linear(List<String> features, Model<Label> model) {
        String[] names = features.toArray(String[]::new);
        double[] row = new double[names.length];
        this.bias = LogisticModel.logOdds(model, names, row);
        this.weights = new double[names.length];
        for (int at = 0; at < row.length; at++) {
            row[at] = 1;
            // A fold may lack a rare feature; then the model ignores it, and the difference is zero.
            weights[at] = LogisticModel.logOdds(model, names, row) - bias;
            row[at] = 0;
        }
    }

    /** One to a feature. */
    public double[] weights() {
        return weights.clone();
    }

    public double bias() {
        return bias;
    }

    /** The log-odds of a row, before calibration. */
    public double logOdds(double[] row) {
        double sum = bias;
        for (int at = 0; at < row.length; at++) {
            sum += weights[at] * row[at];
        }
        return sum;
    }
}
