package org.bedside.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.bedside.catalog.Folder;
import org.bedside.catalog.ModelFile;
import org.bedside.evidence.Reading;
import org.bedside.evidence.Units;
import org.bedside.predict.Screened;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {

    private static final String MODEL = """
            {
              "id": "toy", "version": "1.0.0", "title": "Toy", "outcome": "an outcome",
              "population": [{"input": "age", "between": [18, null], "otherwise": "a child"}],
              "inputs": [
                {"name": "age", "label": "Age", "read": "Patient", "value": "age", "unit": "a", "transform": {"scale": 10}},
                {"name": "smoker", "label": "Smoker", "read": "Observation", "value": "code", "missing": "indicator",
                 "codes": [{"system": "http://loinc.org", "codes": ["72166-2"]}],
                 "categories": {"yes": [{"words": ["smoker"]}], "no": [{"words": ["never"]}]}}
              ],
              "training": {
                "table": "toy.csv", "label": "outcome", "positive": ["yes"], "group": "person",
                "drop": {"use": ["no"]},
                "columns": {"age": {"column": "age"}, "smoker": {"column": "smokes", "values": {"1": "yes", "0": "no"}}},
                "alertRate": 0.3
              }
            }
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @BeforeEach
    void aTableOfThreeThousandRowsOfAThousandPeople() throws IOException {
        SplittableRandom random = new SplittableRandom(11);
        StringBuilder table = new StringBuilder("person,age,smokes,outcome,use\n");
        for (int row = 0; row < 3000; row++) {
            int age = 10 + random.nextInt(80);
            int smokes = random.nextInt(3);
            double logOdds = -4 + 0.05 * age + (smokes == 1 ? 1 : 0);
            boolean outcome = random.nextDouble() < 1 / (1 + Math.exp(-logOdds));
            table.append(row % 1000).append(',').append(age).append(',');
            table.append(smokes == 2 ? "" : Integer.toString(smokes)).append(',');
            table.append(outcome ? "yes" : "no").append(row % 100 == 0 ? ",no\n" : ",yes\n");
        }
        Files.writeString(folder.resolve("toy.csv"), table);
        Files.writeString(folder.resolve("model.json"), MODEL);
    }

    private Trainer trainer() throws IOException {
        return trainer(0);
    }

    private Trainer trainer(int refits) throws IOException {
        return new Trainer(ModelFile.read("toy", Folder.directory(folder), new Units()), folder, refits);
    }

    @Test
    void theSameTableGivesTheSameFiles() throws IOException {
        trainer(5).train().write(folder.resolve("one"));
        trainer(5).train().write(folder.resolve("two"));
        for (String file : new String[] {"model.pb", "fit.json", "metrics.json"}) {
            assertArrayEquals(
                    Files.readAllBytes(folder.resolve("one").resolve(file)),
                    Files.readAllBytes(folder.resolve("two").resolve(file)),
                    file);
        }
    }

    @Test
    void childrenAndDroppedRowsAreNotLearntFrom() throws IOException {
        long used = Files.readAllLines(folder.resolve("toy.csv")).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .filter(cells -> Integer.parseInt(cells[1]) >= 18 && cells[4].equals("yes"))
                .count();
        assertEquals(used, trainer().train().metrics().overall().n());
    }

    @Test
    void aTableWithoutTheColumnOfDroppedRowsIsReadAllTheSameButNotLearntFrom() throws IOException {
        ModelFile model = ModelFile.read("toy", Folder.directory(folder), new Units());
        Path table = folder.resolve("toy.csv");
        Files.writeString(table, "person,age,smokes,outcome\n1,18.9,1,yes\n");
        try (Table rows = Table.open(table)) {
            RowReader reader = new RowReader(model, rows);
            var row = rows.next();
            assertFalse(reader.dropped(row));
            Reading.Known age = (Reading.Known)
                    reader.of(row).apply(model.spec().inputs().get(0).input());
            assertEquals(18, age.value()); // completed years, as a chart has them
        }
        assertThrows(BadTable.class, () -> Sample.read(model, table));
    }

    @Test
    void itsIntervalsHoldNineteenOfTwentyRefits() throws IOException {
        var held = trainer(100).train().metrics().intervals().orElseThrow();
        assertEquals(0.95, held.coverage(), 0.04);
        assertTrue(held.lowest() <= held.coverage() && held.coverage() <= held.highest());
        assertTrue(0.02 < held.medianWidth() && held.medianWidth() < 0.3, "width " + held.medianWidth());
    }

    @Test
    void aLineCalibratesALineBetterThanSteps() throws IOException {
        var brier = trainer().train().metrics().brier().orElseThrow();
        assertTrue(brier.line() < brier.steps(), brier.toString()); // the outcomes were drawn from a logistic model
    }

    @Test
    void itsFiguresAreCalibrated() throws IOException {
        var slope = trainer().train().metrics().overall().measure("slope").orElseThrow();
        assertTrue(slope.low() < 1 && 1 < slope.high());
    }

    @Test
    void aFeatureThatNoRowHasIsNamed() throws IOException {
        Path table = folder.resolve("toy.csv");
        Files.writeString(table, Files.readString(table).replace(",1,", ",,"));
        BadTable bad = assertThrows(BadTable.class, this::trainer);
        assertEquals("toy.csv has no row with smoker=yes", bad.getMessage());
    }

    @Test
    void aCellThatIsNoNumberIsNamedByItsPlaceAlone() throws IOException {
        Path table = folder.resolve("toy.csv");
        Files.writeString(table, "person,age,smokes,outcome,use\n1,old,1,yes,yes\n");
        BadTable bad = assertThrows(BadTable.class, this::trainer);
        assertEquals("toy.csv line 2: the cell in age is not a number", bad.getMessage());
    }

    @Test
    void aTableToPredictForMayLackTheColumnsByWhichRowsAreDroppedButOneToLearnFromMayNot() throws IOException {
        ModelFile model = ModelFile.read("toy", Folder.directory(folder), new Units());
        Path table = folder.resolve("toy.csv");
        Files.writeString(table, "age,smokes\n40.9,1\n");
        try (Table rows = Table.open(table)) {
            RowReader reader = new RowReader(model, rows);
            var row = rows.next();
            assertFalse(reader.dropped(row));
            var screened =
                    assertInstanceOf(Screened.Accepted.class, model.spec().screen(reader.of(row)));
            assertArrayEquals(new double[] {4, 1, 0, 0}, model.spec().row(screened.readings())); // completed years
        }
        BadTable bad = assertThrows(BadTable.class, this::trainer);
        assertEquals("toy.csv has no column use", bad.getMessage());
    }
}
