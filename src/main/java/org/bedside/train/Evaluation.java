package org.bedside.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.commons.csv.CSVRecord;
import org.bedside.catalog.Metrics;
import org.bedside.catalog.ModelFile;
import org.bedside.predict.LogisticModel;
import org.bedside.predict.Prediction;
import org.bedside.validity.Scores;

/**
 * How a trained model does on a table that it has not seen.
 *
 * @param figures of the rows for which it spoke
 * @param excluded rows that are dropped, outside the model's population, or without an outcome
 * @param abstained rows of the population for which it could not say
 */
public record Evaluation(Metrics.Group figures, int excluded, int abstained) {

    /** Reads the table once; keeps a probability, an outcome and a patient number per row. */
    public static Evaluation of(LogisticModel model, ModelFile file, Path data) throws IOException {
        double[] probabilities = new double[1024];
        boolean[] positive = new boolean[1024];
        int[] patients = new int[1024];
        int n = 0;
        int excluded = 0;
        int abstained = 0;
        try (Table table = Table.open(data)) {
            RowReader reader = new RowReader(file, table);
            Sample.Labels labels = new Sample.Labels(file.training(), table);
            Sample.Groups groups = new Sample.Groups(file.training(), table);
            while (table.hasNext()) {
                CSVRecord row = table.next();
                if (reader.dropped(row) || !labels.known(row)) {
                    excluded++;
                    continue;
                }
                Prediction prediction = model.predict(reader.of(row));
                if (prediction instanceof Prediction.Abstained silent) {
                    excluded += silent.outside() ? 1 : 0;
                    abstained += silent.outside() ? 0 : 1;
                } else if (prediction instanceof Prediction.Risk risk) {
                    if (n == probabilities.length) {
                        probabilities = Arrays.copyOf(probabilities, 2 * n);
                        positive = Arrays.copyOf(positive, 2 * n);
                        patients = Arrays.copyOf(patients, 2 * n);
                    }
                    probabilities[n] = risk.probability();
                    positive[n] = labels.positive(row);
                    patients[n] = groups.of(row);
                    n++;
                }
            }
        }
        Scores scores = new Scores(
                Arrays.copyOf(probabilities, n),
                Arrays.copyOf(positive, n),
                Arrays.copyOf(patients, n),
                model.threshold());
        int seed = file.training().settings().seed();
        return new Evaluation(scores.group("all", "all", seed), excluded, abstained);
    }
}
