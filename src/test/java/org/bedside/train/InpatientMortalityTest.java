package org.bedside.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.bedside.catalog.Folder;
import org.bedside.catalog.ModelFolder;
import org.bedside.evidence.InputReader;
import org.bedside.evidence.Units;
import org.bedside.predict.Prediction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

class InpatientMortalityTest {

    private static final Units UNITS = new Units();
    private static final ModelFolder FOLDER =
            ModelFolder.read("inpatient-mortality", Folder.classPath("bedside/models/inpatient-mortality"), UNITS);
    private static final Path ROWS = Path.of("src/test/resources/support2/rows.csv");

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

    private static List<Prediction> predictions(Path table) throws IOException {
        List<Prediction> predictions = new ArrayList<>();
        try (Table rows = Table.open(table)) {
            RowReader reader = new RowReader(FOLDER.file(), rows);
            while (rows.hasNext()) {
                predictions.add(FOLDER.model().predict(reader.of(rows.next())));
            }
        }
        return predictions;
    }

    private static void compare(Path table, List<Integer> rows) throws IOException {
        List<Map<String, String>> texts = texts(table);
        List<Prediction> predictions = predictions(table);
        InputReader reader = new InputReader(UNITS);
        for (int row : rows) {
            Prediction chart = FOLDER.model().predict(SupportChart.facts(texts.get(row)), reader);
            if (predictions.get(row) instanceof Prediction.Risk risk) {
                Prediction.Risk other = assertInstanceOf(Prediction.Risk.class, chart, "row " + row);
                assertEquals(risk.probability(), other.probability(), 1e-9, "row " + row);
                assertEquals(risk.lower(), other.lower(), 1e-9, "row " + row);
                assertEquals(risk.upper(), other.upper(), 1e-9, "row " + row);
            } else {
                Prediction.Abstained silent = (Prediction.Abstained) predictions.get(row);
                Prediction.Abstained other = assertInstanceOf(Prediction.Abstained.class, chart, "row " + row);
                assertEquals(silent.outside(), other.outside(), "row " + row);
                assertEquals(
                        silent.reasons().get(0).about(), other.reasons().get(0).about(), "row " + row);
            }
        }
    }

    @Test
    void aChartGivesTheSameProbabilityAsTheRowItWasWrittenFrom() throws IOException {
        compare(ROWS, IntStream.range(0, 32).boxed().toList());
        assertEquals(
                29,
                predictions(ROWS).stream()
                        .filter(Prediction.Risk.class::isInstance)
                        .count());
    }

    @Test
    @Tag("data")
    @EnabledIfEnvironmentVariable(named = "BEDSIDE_DATA", matches = ".+")
    void soDoThreeHundredRowsOfTheTrainingData() throws IOException {
        Path table = Path.of(System.getenv("BEDSIDE_DATA"), "support2", "train.csv");
        List<Integer> rows =
                new ArrayList<>(IntStream.range(0, texts(table).size()).boxed().toList());
        Collections.shuffle(rows, new Random(20240615));
        compare(table, rows.subList(0, 300));
    }

    @Test
    void theFiguresAreThoseOfAnHonestModel() {
        var overall = FOLDER.metrics().overall();
        double auroc = overall.measure("auroc").orElseThrow().value();
        double slope = overall.measure("slope").orElseThrow().value();
        assertTrue(auroc >= 0.79 && auroc < 0.83, "above 0.83 something from after the third day leaks");
        assertTrue(overall.measure("ece").orElseThrow().value() <= 0.03);
        assertTrue(slope >= 0.8 && slope <= 1.25);
    }
}
