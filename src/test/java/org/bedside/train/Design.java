package org.bedside.train;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.bedside.predict.LogisticModel;
import org.tribuo.Example;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** What a family of models is fed: features by name, and their values in each row; not a number is absent. */
final class Design {

    private static final LabelFactory LABELS = new LabelFactory();

    final List<String> names;
    final double[][] rows;

    Design(List<String> names, double[][] rows) {
        this.names = names;
        this.rows = rows;
    }

    /** The same with a mean of 0 and a standard deviation of 1 in each column. */
    Design standardised() {
        double[][] standard = new double[rows.length][names.size()];
        for (int column = 0; column < names.size(); column++) {
            double sum = 0;
            double squares = 0;
            for (double[] row : rows) {
                sum += row[column];
                squares += row[column] * row[column];
            }
            double mean = sum / rows.length;
            double deviation = Math.sqrt(Math.max(1e-12, squares / rows.length - mean * mean));
            for (int at = 0; at < rows.length; at++) {
                standard[at][column] = (rows[at][column] - mean) / deviation;
            }
        }
        return new Design(names, standard);
    }

    List<Example<Label>> examples(boolean[] positive) {
        List<Example<Label>> examples = new ArrayList<>(rows.length);
        for (int at = 0; at < rows.length; at++) {
            ArrayExample<Label> example = new ArrayExample<>(new Label(positive[at] ? LogisticModel.POSITIVE : "0"));
            for (int column = 0; column < names.size(); column++) {
                if (!Double.isNaN(rows[at][column])) {
                    example.add(names.get(column), rows[at][column]);
                }
            }
            examples.add(example);
        }
        return examples;
    }

    static MutableDataset<Label> dataset(List<Example<Label>> examples, IntPredicate which) {
        MutableDataset<Label> dataset = new MutableDataset<>(
                new SimpleDataSourceProvenance(
                        "comparison", OffsetDateTime.ofInstant(Instant.EPOCH, ZoneOffset.UTC), LABELS),
                LABELS);
        for (int at = 0; at < examples.size(); at++) {
            if (which.test(at)) {
                dataset.add(examples.get(at));
            }
        }
        return dataset;
    }
}
