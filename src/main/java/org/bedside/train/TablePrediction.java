package org.bedside.train;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.bedside.catalog.ModelFile;
import org.bedside.evidence.Remark;
import org.bedside.predict.LogisticModel;
import org.bedside.predict.Prediction;

/** Predictions for a whole table, row by row, in memory that does not grow with the table. */
public final class TablePrediction {

    private static final String HEADER = "probability,lower,upper,abstained,reason,positive\n";

    private TablePrediction() {}

    /** Writes one row per row of the table, in its order, and says how many. */
    public static long write(LogisticModel model, ModelFile file, Path data, Path out) throws IOException {
        long rows = 0;
        if (Files.exists(out) && Files.exists(data) && Files.isSameFile(data, out)) {
            throw new BadTable(out + " is the table itself: predictions need a file of their own");
        }
        try (Table table = Table.open(data)) {
            RowReader reader = new RowReader(file, table);
            try (BufferedWriter writer = Files.newBufferedWriter(out, StandardCharsets.UTF_8)) {
                writer.write(HEADER);
                while (table.hasNext()) {
                    writer.write(line(model.predict(reader.of(table.next())), model.threshold()));
                    rows++;
                }
            } catch (BadTable broken) {
                Files.delete(out); // half a file of predictions is worse than none
                throw broken;
            }
        }
        return rows;
    }

    private static String line(Prediction prediction, double threshold) {
        if (prediction instanceof Prediction.Risk risk) {
            return risk.probability() + "," + risk.lower() + "," + risk.upper() + ",false,,"
                    + (risk.probability() >= threshold) + "\n";
        }
        return ",,,true," + quoted(reason((Prediction.Abstained) prediction)) + ",false\n";
    }

    private static String reason(Prediction.Abstained abstained) {
        return abstained.reasons().stream()
                .map(remark -> remark.reason() == Remark.Reason.POPULATION
                        ? remark.detail()
                        : remark.about() + ": " + remark.detail())
                .collect(Collectors.joining("; "));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
