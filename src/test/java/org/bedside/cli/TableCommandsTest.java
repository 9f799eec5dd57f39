package org.bedside.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TableCommandsTest {

    private static final String MODEL = "readmission-30d";
    private static final Path ROWS = Path.of("src/test/resources/readmission-30d/rows.csv");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine line = Run.line();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line.execute(arguments);
    }

    @Test
    void predictWritesOneRowPerRowInTheSameOrder() throws IOException {
        Path file = folder.resolve("out.csv");
        assertEquals(0, run("predict", MODEL, "--data", ROWS.toString(), "--out", file.toString()));
        List<String> lines = Files.readAllLines(file);
        assertEquals("probability,lower,upper,abstained,reason,positive", lines.get(0));
        assertEquals(31, lines.size());
        assertEquals(",,,true,\"the patient is younger than 18 years\",false", lines.get(8));
        assertEquals(",,,true,\"the patient died or is discharged to hospice\",false", lines.get(12));
        String[] first = lines.get(1).split(",", -1);
        double probability = Double.parseDouble(first[0]);
        assertTrue(Double.parseDouble(first[1]) < probability && probability < Double.parseDouble(first[2]));
        assertTrue(first[0].replace("0.", "").length() >= 9);
        assertEquals("false", first[3]);
    }

    @Test
    void predictNeedsNoOutcome() throws IOException {
        Path unlabelled = folder.resolve("rows.csv");
        List<String> lines = Files.readAllLines(ROWS);
        Files.write(
                unlabelled,
                lines.stream()
                        .map(line -> line.substring(line.indexOf(',') + 1, line.lastIndexOf(',')))
                        .toList());
        Path one = folder.resolve("one.csv");
        Path two = folder.resolve("two.csv");
        assertEquals(0, run("predict", MODEL, "--data", ROWS.toString(), "--out", one.toString()));
        assertEquals(0, run("predict", MODEL, "--data", unlabelled.toString(), "--out", two.toString()));
        assertEquals(Files.readString(one), Files.readString(two));
    }

    @Test
    void allMissingColumnsAreNamed() throws IOException {
        Path table = folder.resolve("short.csv");
        Files.writeString(table, "age,diag_1,diag_2,diag_3\n[50-60),428,,\n");
        Path file = folder.resolve("out.csv");
        assertEquals(1, run("predict", MODEL, "--data", table.toString(), "--out", file.toString()));
        assertTrue(err.toString().contains("short.csv has no column"), err::toString);
        assertTrue(err.toString().contains("time_in_hospital"), err::toString);
        assertTrue(err.toString().contains("insulin"), err::toString);
        assertTrue(Files.notExists(file), "nothing is written of a table that cannot be read");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertEquals(1, run("predict", MODEL, "--data", "nowhere.csv", "--out", "x.csv"));
        assertTrue(err.toString().contains("nowhere.csv"), err::toString);
        assertEquals(1, run("evaluate", "no-such-model", "--data", ROWS.toString()));
        assertTrue(err.toString().contains("models/no-such-model"), err::toString);
    }

    @Test
    void aTableThatBreaksOffLeavesNoHalfOfAFile() throws IOException {
        Path table = folder.resolve("broken.csv");
        Path file = folder.resolve("out.csv");
        for (String last : List.of("1,[50-60)", "\"never closed")) {
            Files.writeString(table, Files.readString(ROWS) + last + "\n");
            assertEquals(1, run("predict", MODEL, "--data", table.toString(), "--out", file.toString()));
            assertTrue(err.toString().contains("broken.csv line 3"), err::toString);
            assertTrue(Files.notExists(file));
        }
        Files.write(table, new byte[] {'a', ',', 'b', '\n', (byte) 0xff, (byte) 0xfe, ',', '1', '\n'});
        assertEquals(1, run("predict", MODEL, "--data", table.toString(), "--out", file.toString()));
    }

    @Test
    void aTableIsNotOverwrittenWithItsPredictions() {
        assertEquals(1, run("predict", MODEL, "--data", ROWS.toString(), "--out", ROWS.toString()));
        assertTrue(err.toString().contains("is the table itself"), err::toString);
        assertEquals(1, run("predict", MODEL, "--data", ROWS.toString(), "--out", "no/such/folder/out.csv"));
        assertTrue(err.toString().contains("no/such/folder/out.csv"), err::toString);
    }

    @Test
    void wrongUsageHasAStatusOfItsOwn() {
        assertEquals(2, run("predict", MODEL));
        assertEquals(2, run("train"));
    }

    @Test
    void evaluateAnswersInJson() throws IOException {
        Path table = folder.resolve("many.csv");
        List<String> lines = Files.readAllLines(ROWS);
        StringBuilder many = new StringBuilder(lines.get(0)).append('\n');
        for (int copy = 0; copy < 20; copy++) {
            for (String line : lines.subList(1, lines.size())) {
                many.append(copy).append(line).append('\n');
            }
        }
        Files.writeString(table, many);
        assertEquals(0, run("evaluate", MODEL, "--data", table.toString(), "--json"));
        JsonNode json = new ObjectMapper().readTree(out.toString());
        assertEquals(560, json.get("n").asInt());
        assertEquals(40, json.get("n_excluded").asInt());
        assertEquals(0, json.get("abstained").asInt());
        for (String key : List.of("auroc", "auprc", "brier", "ece", "slope", "intercept")) {
            JsonNode measure = json.get(key);
            assertTrue(measure.get("low").asDouble() <= measure.get("value").asDouble(), key);
            assertTrue(measure.get("value").asDouble() <= measure.get("high").asDouble(), key);
        }
    }
}
