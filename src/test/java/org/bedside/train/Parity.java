package org.bedside.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.bedside.catalog.Folder;
import org.bedside.catalog.ModelFolder;
import org.bedside.evidence.Facts;
import org.bedside.evidence.InputReader;
import org.bedside.evidence.Units;
import org.bedside.predict.Prediction;

/** Whether a model says the same of a row of a table and of the chart that was written from it by hand. */
final class Parity {

    private static final Units UNITS = new Units();

    private final ModelFolder folder;
    private final Function<Map<String, String>, Facts> chart;

    private Parity(ModelFolder folder, Function<Map<String, String>, Facts> chart) {
        this.folder = folder;
        this.chart = chart;
    }

    /** Of charts written from a row's cells, {@code ""} for a column that is not there. */
    Parity(String model, Function<UnaryOperator<String>, Facts> chart) {
        this(model(model), row -> chart.apply(column -> row.getOrDefault(column, "")));
    }

    /** Of charts written from a whole row. */
    static Parity ofRows(ModelFolder folder, Function<Map<String, String>, Facts> chart) {
        return new Parity(folder, chart);
    }

    static ModelFolder model(String id) {
        return ModelFolder.read(id, Folder.classPath("bedside/models/" + id), UNITS);
    }

    ModelFolder folder() {
        return folder;
    }

    Prediction of(Facts facts) {
        return folder.model().predict(facts, new InputReader(UNITS));
    }

    /** Compares so many rows, drawn with a seed, and says for how many the model gave a probability. */
    int compare(Path table, int most, long seed) throws IOException {
        List<Prediction> predictions = predictions(table);
        List<Map<String, String>> texts = texts(table);
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < texts.size(); row++) {
            rows.add(row);
        }
        Collections.shuffle(rows, new Random(seed));
        int told = 0;
        for (int row : rows.subList(0, Math.min(most, rows.size()))) {
            Prediction fromTable = predictions.get(row);
            same(fromTable, of(chart.apply(texts.get(row))), "row " + row);
            told += fromTable instanceof Prediction.Risk ? 1 : 0;
        }
        return told;
    }

    List<Prediction> predictions(Path table) throws IOException {
        List<Prediction> predictions = new ArrayList<>();
        try (Table rows = Table.open(table)) {
            RowReader reader = new RowReader(folder.file(), rows);
            while (rows.hasNext()) {
                predictions.add(folder.model().predict(reader.of(rows.next())));
            }
        }
        return predictions;
    }

    private static List<Map<String, String>> texts(Path table) throws IOException {
        List<Map<String, String>> texts = new ArrayList<>();
        CSVFormat format = CSVFormat.RFC4180.builder().setHeader().build();
        try (var parser = format.parse(Files.newBufferedReader(table))) {
            for (CSVRecord row : parser) {
                texts.add(row.toMap());
            }
        }
        return texts;
    }

    private static void same(Prediction table, Prediction chart, String where) {
        if (table instanceof Prediction.Risk risk) {
            Prediction.Risk other = assertInstanceOf(Prediction.Risk.class, chart, where);
            assertEquals(risk.probability(), other.probability(), 1e-9, where);
            assertEquals(risk.lower(), other.lower(), 1e-9, where);
            assertEquals(risk.upper(), other.upper(), 1e-9, where);
            assertEquals(risk.missing().size(), other.missing().size(), where);
        } else {
            Prediction.Abstained silent = (Prediction.Abstained) table;
            Prediction.Abstained other = assertInstanceOf(Prediction.Abstained.class, chart, where);
            assertEquals(silent.outside(), other.outside(), where);
            assertEquals(silent.reasons().size(), other.reasons().size(), where);
        }
    }
}
