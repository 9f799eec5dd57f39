package org.bedside.train;

import java.util.List;
import org.bedside.predict.LogisticModel;
import org.tribuo.Model;
import org.tribuo.classification.Label;

/** The coefficients of a trained logistic regression, found by asking it: quick to apply to many rows. */
final class Linear {

    final double[] weights;
    final double bias;

    Linear(List<String> features, Model<Label> model) {
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

    double logOdds(double[] row) {
        double sum = bias;
        for (int at = 0; at < row.length; at++) {
            sum += weights[at] * row[at];
        }
        return sum;
    }
}
