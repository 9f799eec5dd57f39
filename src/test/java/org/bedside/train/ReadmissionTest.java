package org.bedside.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.bwaldvogel.liblinear.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.bedside.catalog.Folder;
import org.bedside.catalog.ModelFile;
import org.bedside.catalog.ModelFolder;
import org.bedside.evidence.Facts;
import org.bedside.evidence.InputReader;
import org.bedside.evidence.Units;
import org.bedside.predict.Contribution;
import org.bedside.predict.Prediction;
import org.bedside.predict.Screened;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.tribuo.common.liblinear.LibLinearModel;

class ReadmissionTest {

    private static final Units UNITS = new Units();
    private static final ModelFolder FOLDER =
            ModelFolder.read("readmission-30d", Folder.classPath("bedside/models/readmission-30d"), UNITS);
    private static final ModelFile FILE = FOLDER.file();
    private static final Path ROWS = Path.of("src/test/resources/readmission-30d/rows.csv");

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
            RowReader reader = new RowReader(FILE, rows);
            while (rows.hasNext()) {
                predictions.add(FOLDER.model().predict(reader.of(rows.next())));
            }
        }
        return predictions;
    }

    private static void same(Prediction table, Prediction chart, String where) {
        if (table instanceof Prediction.Risk risk) {
            Prediction.Risk other = assertInstanceOf(Prediction.Risk.class, chart, where);
            assertEquals(risk.probability(), other.probability(), 1e-9, where);
            assertEquals(risk.lower(), other.lower(), 1e-9, where);
            assertEquals(risk.upper(), other.upper(), 1e-9, where);
        } else {
            Prediction.Abstained silent = (Prediction.Abstained) table;
            Prediction.Abstained other = assertInstanceOf(Prediction.Abstained.class, chart, where);
            assertEquals(silent.reasons(), other.reasons(), where);
        }
    }

    private static void compare(List<Map<String, String>> texts, List<Prediction> predictions, List<Integer> rows) {
        InputReader reader = new InputReader(UNITS);
        for (int row : rows) {
            Facts facts = FhirRow.facts(texts.get(row));
            same(predictions.get(row), FOLDER.model().predict(facts, reader), "row " + row);
        }
    }

    @Test
    void aChartGivesTheSameProbabilityAsTheRowItWasWrittenFrom() throws IOException {
        List<Map<String, String>> texts = texts(ROWS);
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < texts.size(); row++) {
            rows.add(row);
        }
        assertEquals(30, rows.size());
        compare(texts, predictions(ROWS), rows);
    }

    @Test
    @Tag("data")
    @EnabledIfEnvironmentVariable(named = "BEDSIDE_DATA", matches = ".+")
    void soDoTwoHundredRowsOfTheTrainingData() throws IOException {
        Path table = Path.of(System.getenv("BEDSIDE_DATA"), "uci_diabetes130", "train.csv");
        List<Map<String, String>> texts = texts(table);
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < texts.size(); row++) {
            rows.add(row);
        }
        Collections.shuffle(rows, new Random(20240615));
        compare(texts, predictions(table), rows.subList(0, 200));
    }

    @Test
    void theReasonsAddUpToTheLogOdds() throws IOException {
        int told = 0;
        for (Prediction prediction : predictions(ROWS)) {
            if (prediction instanceof Prediction.Risk risk) {
                double sum = risk.base();
                for (Contribution contribution : risk.why()) {
                    sum += contribution.logOdds();
                }
                assertEquals(Math.log(risk.probability() / (1 - risk.probability())), sum, 1e-9);
                told++;
            }
        }
        assertTrue(told >= 25);
    }

    @Test
    void theProbabilityIsTheSumThatAnyoneCanWorkOutFromTheFiles() throws IOException {
        byte[] bytes = Files.readAllBytes(Path.of("models/readmission-30d/model.pb"));
        var trained =
                (LibLinearModel<?>) org.tribuo.Model.deserialize(org.tribuo.protos.core.ModelProto.parseFrom(bytes));
        Model inner = trained.getInnerModels().get(0);
        JsonNode fit = new ObjectMapper()
                .readTree(Path.of("models/readmission-30d/fit.json").toFile());
        double[] weights = inner.getFeatureWeights();
        double sign =
                ((org.tribuo.classification.Label) trained.getOutputIDInfo().getOutput(inner.getLabels()[0]))
                                .getLabel()
                                .equals("1")
                        ? 1
                        : -1;
        Map<String, Double> byName = new HashMap<>();
        for (JsonNode feature : fit.get("features")) {
            int id = trained.getFeatureIDMap().get(feature.asText()).getID();
            byName.put(feature.asText(), sign * weights[id]);
        }
        double bias = sign * weights[weights.length - 1];
        List<Prediction> predictions = predictions(ROWS);
        try (Table rows = Table.open(ROWS)) {
            RowReader reader = new RowReader(FILE, rows);
            for (Prediction prediction : predictions) {
                if (!(FILE.spec().screen(reader.of(rows.next())) instanceof Screened.Accepted accepted)) {
                    continue;
                }
                double[] row = FILE.spec().row(accepted.readings());
                double sum = bias;
                for (int at = 0; at < row.length; at++) {
                    Double weight = byName.get(fit.get("features").get(at).asText());
                    sum += row[at] * (weight == null ? Double.NaN : weight);
                }
                double logOdds =
                        fit.get("slope").asDouble() * sum + fit.get("intercept").asDouble();
                assertEquals(
                        1 / (1 + Math.exp(-logOdds)),
                        assertInstanceOf(Prediction.Risk.class, prediction).probability(),
                        1e-9);
            }
        }
    }

    @Test
    void theFiguresAreThoseOfAnHonestModel() {
        var overall = FOLDER.metrics().overall();
        var auroc = overall.measure("auroc").orElseThrow();
        var ece = overall.measure("ece").orElseThrow();
        assertTrue(auroc.value() >= 0.66 && auroc.value() < 0.70, "above 0.70 something leaks");
        assertTrue(ece.value() <= 0.02);
    }
}
