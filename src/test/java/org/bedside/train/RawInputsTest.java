package org.bedside.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bedside.catalog.Folder;
import org.bedside.catalog.ModelFile;
import org.bedside.evidence.Units;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RawInputsTest {

    private static final String MODEL = """
            {
              "id": "toy", "version": "1.0.0", "title": "Toy", "outcome": "an outcome",
              "inputs": [
                {"name": "age", "label": "Age", "read": "Patient", "value": "age", "unit": "a",
                 "transform": {"bends": [40, 60], "scale": 10}},
                {"name": "hba1c", "label": "HbA1c", "read": "Observation", "value": "latest", "unit": "%",
                 "codes": [{"system": "http://loinc.org", "codes": ["4548-4"]}],
                 "missing": "indicator", "transform": {"bands": [7, 8]}},
                {"name": "albumin", "label": "Albumin", "read": "Observation", "value": "latest", "unit": "g/dL",
                 "codes": [{"system": "http://loinc.org", "codes": ["1751-7"]}],
                 "missing": "typical", "typical": 4, "transform": {"scale": 0.5, "hold": [3, 5]}},
                {"name": "smoker", "label": "Smoker", "read": "Observation", "value": "code", "missing": "indicator",
                 "codes": [{"system": "http://loinc.org", "codes": ["72166-2"]}],
                 "categories": {"yes": [{"words": ["smoker"]}], "no": [{"words": ["never"]}]}}
              ],
              "training": {
                "table": "toy.csv", "label": "outcome", "positive": ["yes"],
                "columns": {
                  "age": {"column": "age"}, "hba1c": {"column": "hba1c"}, "albumin": {"column": "albumin"},
                  "smoker": {"column": "smokes", "values": {"1": "yes", "0": "no"}}
                },
                "alertRate": 0.3
              }
            }
            """;

    @Test
    void numbersStandAsTheyWereReadAndAreAbsentWhereNotKnown(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("model.json"), MODEL);
        Path table = folder.resolve("toy.csv");
        Files.writeString(table, """
                age,hba1c,albumin,smokes,outcome
                71,7.4,2.5,1,yes
                35,,,,no
                50,6,4.1,0,
                """);
        ModelFile model = ModelFile.read("toy", Folder.directory(folder), new Units());
        RawInputs raw = new RawInputs(model.spec());
        Sample sample = Sample.read(model, table, raw);
        Design design = raw.design();
        assertEquals(
                List.of("age", "hba1c", "hba1c=missing", "albumin", "smoker=yes", "smoker=no", "smoker=missing"),
                design.names);
        assertEquals(sample.size(), design.rows.length);
        assertArrayEquals(new double[] {71, 7.4, 0, 2.5, 1, 0, 0}, design.rows[0]);
        // The model does not learn from a typical value's being typical; neither do those it is compared with.
        assertArrayEquals(new double[] {35, Double.NaN, 1, 4, 0, 0, 1}, design.rows[1]);
    }
}
