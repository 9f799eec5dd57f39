package org.bedside.predict;

import java.util.List;
import org.bedside.evidence.Reading;

/** Where in a row of features each input and each product has its own; found once, for a model that makes many rows. */
final class Layout {

    private final List<ModelInput> inputs;
    private final int[] offsets;
    private final int[][] factors;
    private final int width;

    Layout(ModelSpec spec) {
        this.inputs = spec.inputs();
        this.offsets = new int[inputs.size() + 1];
        for (int at = 0; at < inputs.size(); at++) {
            offsets[at + 1] = offsets[at] + inputs.get(at).width();
        }
        this.width = offsets[inputs.size()] + spec.products().size();
        this.factors = new int[spec.products().size()][];
        for (int at = 0; at < factors.length; at++) {
            Product product = spec.products().get(at);
            factors[at] = new int[] {place(product.one()), place(product.other())};
        }
    }

    private int place(String feature) {
        int owner = ModelSpec.owner(inputs, feature);
        return offsets[owner] + inputs.get(owner).names().indexOf(feature);
    }

    double[] row(List<Reading> readings) {
        double[] row = new double[width];
        for (int at = 0; at < readings.size(); at++) {
            inputs.get(at).fill(readings.get(at), row, offsets[at]);
        }
        int next = offsets[inputs.size()];
        for (int[] factor : factors) {
            row[next++] = row[factor[0]] * row[factor[1]];
        }
        return row;
    }

    /** Of so much for each feature, how much is each input's; a product's is shared by halves between its two. */
    double[] byInput(double[] byFeature) {
        double[] sums = new double[inputs.size()];
        for (int at = 0; at < sums.length; at++) {
            for (int feature = offsets[at]; feature < offsets[at + 1]; feature++) {
                sums[at] += byFeature[feature];
            }
        }
        for (int at = 0; at < factors.length; at++) {
            double half = byFeature[offsets[inputs.size()] + at] / 2;
            for (int place : factors[at]) {
                sums[owner(place)] += half;
            }
        }
        return sums;
    }

    private int owner(int feature) {
        int owner = 0;
        while (feature >= offsets[owner + 1]) {
            owner++;
        }
        return owner;
    }
}
