package org.bedside.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SimulateGlucoseCommandTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String policy, Path patients, String days, String error, String... more) {
        CommandLine line = Run.line();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        List<String> words = new ArrayList<>(List.of("simulate", "glucose", "--policy", policy, "--seed", "11"));
        words.addAll(List.of("--patients", patients.toString(), "--days", days, "--carb-error", error));
        words.addAll(List.of(more));
        return line.execute(words.toArray(String[]::new));
    }

    private void refused(String why) {
        assertTrue(err.toString().contains(why), err.toString());
        err.getBuffer().setLength(0);
    }

    @Test
    void whatCannotBeSimulatedIsRefusedWithTheReason() throws IOException {
        Path none = folder.resolve("none.csv");
        assertEquals(1, run("basal-bolus", none, "14", "0"));
        refused("there is no file");
        Path table = folder.resolve("vpatient_params.csv");
        Files.writeString(table, "Name,BW\nadult#001,70\n");
        assertEquals(1, run("basal-bolus", table, "14", "0"));
        refused("Quest.csv");
        Files.writeString(folder.resolve("Quest.csv"), "Name,CR,CF\nadult#001,10,40\n");
        assertEquals(1, run("basal-bolus", table, "14", "0"));
        refused("no column");
        assertEquals(1, run("basal-bolus", table, "0", "0"));
        refused("1 to 1000 days");
        assertEquals(1, run("basal-bolus", table, "14", "30"));
        refused("0 to 1");
        Files.write(table, new byte[] {(byte) 0xff, 0, 1});
        assertEquals(1, run("basal-bolus", table, "14", "0"));
        refused("not text");
        assertEquals(2, run("basal-bolus", table, "many", "0"));
    }

    private static double figure(String table, String policy, String set, String group, int column) {
        String line = table.lines()
                .filter(row -> row.matches(policy + " +" + set + " +" + group + " .*"))
                .findFirst()
                .orElseThrow();
        List<String> cells = List.of(line.split(" {2,}|(?<=\\)) "));
        return Double.parseDouble(cells.get(cells.size() - 6 + column).split(" ", 2)[0]);
    }

    private void notWorse(String policy, String set, String group, double chance) {
        String text = out.toString();
        double inRange = figure(text, policy, set, group, 0);
        double low = figure(text, policy, set, group, 1);
        assertTrue(inRange >= figure(text, "basal-bolus", set, group, 0) - chance, text);
        assertTrue(low < figure(text, "basal-bolus", set, group, 1) + chance, text);
        if (policy.equals("glucose-policy") && set.equals("all") && group.equals("adult")) {
            assertTrue(figure(text, policy, set, group, 2) <= 0.05, text);
        }
    }

    /** The same policy, patients and seed draw the same. */
    @Test
    @EnabledIfEnvironmentVariable(named = "BEDSIDE_DATA", matches = ".+")
    void thePicturesOfTheModelsArePicturesOfTheirPolicies() throws IOException {
        Path table = Path.of(System.getenv("BEDSIDE_DATA"), "simglucose", "vpatient_params.csv");
        for (String policy : List.of("glucose-policy", "glucose-q")) {
            Path picture = folder.resolve(policy + ".svg");
            assertEquals(0, run(policy, table, "1", "0", "--picture", picture.toString()), err.toString());
            assertEquals(Files.readString(Path.of("models", policy, "picture.svg")), Files.readString(picture));
            assertTrue(Files.size(picture) < 30_000, "a page would be slow with " + Files.size(picture) + " bytes");
        }
    }

    /** On patients that they were not learnt on, and a seed that nothing else uses. */
    @Test
    @EnabledIfEnvironmentVariable(named = "BEDSIDE_DATA", matches = ".+")
    void theLearntPoliciesAreNotWorseThanBasalBolusAndHaveFewerLows() {
        Path table = Path.of(System.getenv("BEDSIDE_DATA"), "simglucose", "vpatient_params.csv");
        for (String policy : List.of("glucose-policy", "glucose-q")) {
            for (String error : List.of("0", "0.3")) {
                out.getBuffer().setLength(0);
                assertEquals(0, run(policy, table, "14", error), err.toString());
                for (String group : List.of("adolescent", "adult", "child")) {
                    notWorse(policy, "all", group, 0);
                    // three or four patients of one seed: chance moves their mean by half a percent
                    notWorse(policy, "unseen", group, 0.5);
                }
            }
        }
    }
}
