package org.bedside.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.bedside.evidence.Units;
import org.junit.jupiter.api.Test;

class ModelFolderTest {

    private static final String ID = "readmission-30d";
    private static final Folder SHIPPED = Folder.directory(Path.of("models", ID));
    private static final Units UNITS = new Units();

    private static Folder with(String name, String content) {
        return with(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private static Folder with(String name, byte[] content) {
        return file -> file.equals(name) ? new ByteArrayInputStream(content) : SHIPPED.open(file);
    }

    private static String text(String name) throws IOException {
        try (InputStream stream = SHIPPED.open(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> faults(Folder folder) {
        return assertThrows(FolderRefused.class, () -> ModelFolder.read(ID, folder, UNITS))
                .faults();
    }

    @Test
    void theShippedModelReadsAlikeFromItsDirectoryAndFromTheJar() {
        ModelFolder directory = ModelFolder.read(ID, SHIPPED, UNITS);
        ModelFolder jar = ModelFolder.read(ID, Folder.classPath("bedside/models/" + ID), UNITS);
        assertEquals(directory.fit(), jar.fit());
        assertEquals(directory.card(), jar.card());
        assertEquals(directory.metrics(), jar.metrics());
        assertEquals(directory.model().spec(), jar.model().spec());
    }

    @Test
    void allFaultsOfAModelAreReportedAtOnce() {
        String model = """
            {
              "id": "another",
              "version": "one",
              "title": "T",
              "title": "twice",
              "outcome": 7,
              "colour": "red",
              "population": [{"input": "nobody", "between": [1, null], "otherwise": "no"}],
              "inputs": [
                {"name": "a", "label": "A", "read": "Observation", "value": "latest", "unit": "furlongz",
                 "plausible": [9, 1]},
                {"name": "b", "label": "B", "read": "observation", "value": "newest", "window": {"back": "a year"}},
                {"name": "c", "label": "C", "read": "Condition", "value": "any",
                 "codes": [{"system": "s", "ranges": ["E10-E1"]}], "transform": {"bands": [3, 2]}}
              ],
              "training": {"table": "t.csv", "label": "y", "positive": ["1"], "alertRate": 2,
                "columns": {"d": {"column": "d"}}}
            }
            """;
        assertEquals(
                List.of(
                        "model.json line 5: \"title\" stands there twice",
                        "model.json /id: is not the folder's name",
                        "model.json /version: is not of the form 1.2.3",
                        "model.json /outcome: is not a text",
                        "model.json /inputs/0/unit: is not a unit of UCUM: furlongz",
                        "model.json /inputs/0/plausible: not a range: 9.0 to 1.0",
                        "model.json /inputs/1/read: is none of Patient, Observation, Condition, Medication, Encounter,"
                                + " Procedure, Allergy, Image, Order, Finding",
                        "model.json /inputs/1/value: is none of latest, min, max, worst, mean, count, slope, age, any,"
                                + " code, foremost, stay",
                        "model.json /inputs/1/window/back: is not a duration such as P365D or PT48H",
                        "model.json /inputs/2/transform: cuts and knots ascend",
                        "model.json /inputs/2/codes/0: not a range of codes: E10-E1",
                        "model.json /inputs: is missing or holds no input that makes features",
                        "model.json /population/0/input: is not an input of this model",
                        "model.json /training/columns/d: is not an input of this model",
                        "model.json /training: penalty is positive and alertRate lies between 0 and 1",
                        "model.json /colour: is not a field that is known here"),
                faults(with("model.json", model)));
    }

    @Test
    void notesMayAnswerOnlyWhatTheyCanSayAndOnlyFromSomeTimeOn() throws IOException {
        String heart = "\"name\": \"heartFailure\",";
        String model = text("model.json")
                .replace(heart, heart + " \"notes\": {}, ")
                .replace(
                        "\"name\": \"admissions\",",
                        "\"name\": \"admissions\", \"notes\": {\"window\": {\"back\": \"P1D\"}},");
        assertEquals(
                List.of(
                        "may answer any, count, code and foremost of Condition and code and latest of Observation, no"
                                + " detail",
                        "is missing; how old a note may be"),
                faults(with("model.json", model)).stream()
                        .map(fault -> fault.substring(fault.indexOf(": ") + 2))
                        .sorted(Comparator.reverseOrder())
                        .toList());
        String sound = text("model.json").replace(heart, heart + " \"notes\": {\"window\": {\"inEncounter\": true}}, ");
        assertEquals(
                List.of("heartFailure"),
                ModelFolder.read(ID, with("model.json", sound), UNITS).model().spec().inputs().stream()
                        .filter(input -> input.input().scope().notes().isPresent())
                        .map(input -> input.input().name())
                        .toList());
    }

    @Test
    void allFaultsOfHowAnOutcomeIsSeenAreReportedAtOnce() throws IOException {
        String observed = """
            "observed": {
              "within": "a month", "death": "yes", "otherwise": "healthy", "colour": "red",
              "positive": [
                {"name": "a", "label": "A", "read": "Condition", "value": "any", "window": {"back": "P30D"}},
                {"name": "a", "label": "A", "read": "Patient", "value": "age", "between": [1, 0]},
                {"name": "b", "label": "B", "read": "Observation", "value": "max", "transform": {"scale": 1}},
                {"name": "d", "label": "D", "read": "Condition", "value": "any", "notes": {"window": {"back": "P1D"}}}
              ],
              "negative": [{"name": "c", "label": "C", "read": "Order", "value": "stay", "between": [1, 2]}]
            },
            "mostMissing\"\
            """;
        String changed = text("model.json").replaceFirst("(?s)\"observed\": .*?\"population\"", "\"population\"");
        assertEquals(
                List.of(
                        "model.json /observed/within: is neither a duration such as P30D nor encounter",
                        "model.json /observed/death: is not true or false",
                        "model.json /observed/positive/0/window: is not for what is observed: all counts that began"
                                + " after the prediction",
                        "model.json /observed/positive/1/between: not a range: 1.0 to 0.0",
                        "model.json /observed/positive/2/transform: is not a field that is known here",
                        "model.json /observed/positive/2/between: is missing; which values count",
                        "model.json /observed/positive/3/notes: are not for what is observed, which is read from the"
                                + " chart alone",
                        "model.json /observed/negative/0/value: is not for what is observed, which needs a number of"
                                + " what came about",
                        "model.json /observed/negative/0/read: is not for what is observed; a death is, with"
                                + " \"death\": true",
                        "model.json /observed/otherwise: is none of negative, unknown",
                        "model.json /observed/colour: is not a field that is known here"),
                faults(with("model.json", changed.replace("\"mostMissing\"", observed))));
    }

    @Test
    void whatIsSeenOfAnEncounterIsTheEncounterAndSomethingMustBeSeen() throws IOException {
        String changed =
                text("model.json").replaceFirst("(?s)\"observed\": .*?\"population\"", "OBSERVED, \"population\"");
        String sign = "{\"name\": \"a\", \"label\": \"A\", \"read\": \"Condition\", \"value\": \"any\"}";
        assertEquals(
                List.of("model.json /observed/positive/0/read: is not Encounter, which alone is looked at within an"
                        + " encounter"),
                faults(with(
                        "model.json",
                        changed.replace(
                                "OBSERVED",
                                "\"observed\": {\"within\": \"encounter\", \"positive\": [" + sign
                                        + "], \"otherwise\": \"negative\"}"))));
        assertEquals(
                List.of("model.json /observed: an outcome is seen by a death or by something positive"),
                faults(with(
                        "model.json",
                        changed.replace(
                                "OBSERVED", "\"observed\": {\"within\": \"P1D\", \"otherwise\": \"negative\"}"))));
    }

    @Test
    void aModelFileThatTrainingDidNotWriteIsRefused() throws IOException {
        byte[] changed = text("fit.json").getBytes(StandardCharsets.UTF_8);
        assertEquals(
                List.of("model.pb: is not the file that training wrote: another SHA-256 than in fit.json"),
                faults(with("model.pb", changed)));
    }

    @Test
    void inputsThatChangedAfterTrainingAreRefused() throws IOException {
        String changed = text("model.json").replace("\"metformin\"", "\"biguanide\"");
        assertEquals(
                List.of("fit.json: its features are not those of the inputs in model.json: train again"),
                faults(with("model.json", changed.replace("\"biguanide\", \"gly", "\"metformin\", \"gly"))).stream()
                        .filter(fault -> fault.startsWith("fit.json"))
                        .toList());
    }

    @Test
    void aCardThatLeavesASourceAttributeOutIsRefused() throws IOException {
        assertEquals(31, SourceAttribute.values().length);
        String card = text("card.json");
        for (SourceAttribute attribute : SourceAttribute.values()) {
            String without = card.replace("\"" + attribute.key() + "\"", "\"x\"");
            List<String> faults = faults(with("card.json", without));
            assertTrue(faults.contains("card.json /sourceAttributes/" + attribute.key() + ": is missing"));
        }
    }

    @Test
    void filesThatAreMissingOrNoJsonAreAllNamed() {
        Folder broken = file -> {
            if (file.equals("model.json")) {
                return new ByteArrayInputStream("{\"id\": ".getBytes(StandardCharsets.UTF_8));
            }
            throw new java.nio.file.NoSuchFileException(file);
        };
        List<String> faults = faults(broken);
        assertEquals(5, faults.size(), faults::toString);
        assertTrue(faults.get(0).startsWith("model.json line 1: not JSON: "), faults::toString);
        assertTrue(faults.contains("card.json: there is no such file"));
    }

    @Test
    void theManualNamesEveryAttributeAndItsExampleIsRead() throws IOException {
        String manual = Files.readString(Path.of("models/README.md"));
        for (SourceAttribute attribute : SourceAttribute.values()) {
            assertTrue(manual.contains("`" + attribute.key() + "`"), attribute.key());
        }
        int start = manual.indexOf("```json") + 7;
        String example = manual.substring(start, manual.indexOf("```", start));
        Folder folder = file -> new ByteArrayInputStream(example.getBytes(StandardCharsets.UTF_8));
        assertEquals(
                List.of("age", "ln1p(creatinine)", "creatinine=missing", "heartFailure"),
                ModelFile.read("stay-risk", folder, UNITS).spec().features());
    }
}
