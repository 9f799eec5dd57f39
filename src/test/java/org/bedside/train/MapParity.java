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
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.bedside.catalog.Folder;
import org.bedside.catalog.ModelFolder;
import org.bedside.evidence.Facts;
import org.bedside.evidence.InputReader;
import org.bedside.evidence.Units;
import org.bedside.predict.Prediction;

/** Whether a model says the same of a table's row as of the chart that was written from it by hand. */
record MapParity(ModelFolder folder, Function<Map<String, String>, Facts> chart) {

    private static final Units UNITS = new Units();

    static ModelFolder model(String id) {
        return ModelFolder.read(id, Folder.classPath("bedside/models/" + id), UNITS);
    }

    /** Of a whole table; says how many of its rows gave a probability. */
    int ofAll(Path table) throws IOException {
        return of(table, Integer.MAX_VALUE);
    }

    /** Of some rows of a table, drawn with a fixed seed; says how many gave a probability. */
    int of(Path table, int most) throws IOException {
        List<Map<String, String>> texts = texts(table);
        List<Prediction> predictions = predictions(table);
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < texts.size(); row++) {
            rows.add(row);
        }
        Collections.shuffle(rows, new Random(20240615));
        InputReader reader = new InputReader(UNITS);
        int told = 0;
        for (int row : rows.subList(0, Math.min(most, rows.size()))) {
            Prediction said = folder.model().predict(chart.apply(texts.get(row)), reader);
            same(predictions.get(row), said, "row " + row);
            told += said instanceof Prediction.Risk ? 1 : 0;
        }
        return told;
    }

    /** Reasons differ in words: a cell has no unit and no time. What is missing must be the same. */
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
}
