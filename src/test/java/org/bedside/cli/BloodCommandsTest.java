package org.bedside.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BloodCommandsTest {

    private static final String OUTLIER = "blood-count-outlier";
    private static final String PHENOTYPE = "blood-count-phenotype";
    private static final String ICU_HEADER = "subject_id,charttime,wbc,rbc,hgb,hct,mcv,mch,mchc,rdw,plt";

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

    private Path table(String name, List<String> lines) throws IOException {
        return Files.write(folder.resolve(name), lines);
    }

    private List<String> predicted(String model, Path table) throws IOException {
        Path file = folder.resolve(model + ".csv");
        assertEquals(0, run("predict", model, "--data", table.toString(), "--out", file.toString()), err::toString);
        return Files.readAllLines(file);
    }

    @Test
    void rowsOfEitherTableAreReadAndThoseWithoutAnIndexStayEmpty() throws IOException {
        Path intensive = table(
                "icu.csv",
                List.of(
                        ICU_HEADER,
                        "1,2100-01-01 00:00:00,7.0,4.7,14.1,42.3,90,30,33.3,13.0,250",
                        "1,2100-01-02 00:00:00,23.7,2.8,9.0,27.7,99,32,32.5,21.0,40",
                        "1,2100-01-03 00:00:00,,2.8,9.0,27.7,99,32,32.5,21.0,40",
                        "1,2100-01-04 00:00:00,7.0,4.7,14.1,420,90,30,33.3,13.0,250"));
        List<String> outliers = predicted(OUTLIER, intensive);
        assertEquals("outlier,distance", outliers.get(0));
        assertTrue(outliers.get(1).startsWith("false,"));
        assertTrue(outliers.get(2).startsWith("true,"));
        assertEquals(List.of(",", ","), outliers.subList(3, 5));
        Path community = table("nhanes.csv", List.of("wbc,rbc,mcv,rdw,hct_calc", "7.0,4.7,90,13.0,42.3"));
        assertEquals(outliers.get(1), predicted(OUTLIER, community).get(1));
        List<String> clusters = predicted(PHENOTYPE, intensive);
        assertEquals("cluster,distance", clusters.get(0));
        assertTrue(clusters.get(1).matches("[1-8],0\\.\\d{6,}"), clusters.get(1));
        assertEquals(",", clusters.get(3));
    }

    @Test
    void aTableWithoutTheIndicesIsRefusedByName() throws IOException {
        Path wrong = table("wrong.csv", List.of("wbc,rbc", "7.0,4.7"));
        assertEquals(1, run("predict", OUTLIER, "--data", wrong.toString(), "--out", folder + "/o.csv"));
        assertTrue(err.toString().contains("no column mcv, rdw, hct"), err.toString());
        Path words = table("words.csv", List.of("wbc,rbc,mcv,rdw,hct", "7.0,many,90,13.0,42.3"));
        assertEquals(1, run("predict", OUTLIER, "--data", words.toString(), "--out", folder + "/o.csv"));
        assertTrue(err.toString().contains("line 2: the cell in rbc is not a number"), err.toString());
        assertFalse(Files.exists(folder.resolve("o.csv")));
        assertEquals(1, run("train", OUTLIER, "--data", folder.toString(), "--out", folder + "/m"));
        assertTrue(err.toString().contains("there is no train.csv"), err.toString());
    }

    @Test
    void theSameTableGivesTheSameModel() throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        List<String> rows = new ArrayList<>(List.of("sampleID,wbc,rbc,mcv,rdw,hct_calc"));
        for (int at = 0; at < 2000; at++) {
            double rbc = 4.7 * Math.exp(0.1 * random.nextGaussian());
            double mcv = 90 * Math.exp(0.06 * random.nextGaussian());
            rows.add(String.format(
                    Locale.ROOT,
                    "%d,%.1f,%.2f,%.1f,%.1f,%.2f",
                    at,
                    7 * Math.exp(0.3 * random.nextGaussian()),
                    rbc,
                    mcv,
                    13 * Math.exp(0.08 * random.nextGaussian()),
                    rbc * mcv / 10));
        }
        table("train.csv", rows);
        for (String out : List.of("one", "other")) {
            assertEquals(
                    0,
                    run(
                            "train",
                            OUTLIER,
                            "--data",
                            folder.toString(),
                            "--out",
                            folder.resolve(out).toString()));
        }
        for (String file : List.of("clusters.bin", "clusters.json", "metrics.json", "picture.svg")) {
            assertArrayEquals(
                    Files.readAllBytes(folder.resolve("one").resolve(file)),
                    Files.readAllBytes(folder.resolve("other").resolve(file)));
        }
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "BEDSIDE_DATA", matches = ".+")
    void mostOfIntensiveCareIsFoundAndLittleOfTheCommunity() throws IOException {
        Path data = Path.of(System.getenv("BEDSIDE_DATA"));
        JsonNode intensive = evaluated(OUTLIER, data.resolve("mimic3_demo_fhir/cbc_panels.csv"));
        assertTrue(intensive.path("share").path("value").asDouble() >= 0.6, intensive.toString());
        assertEquals(2001, intensive.path("n").asInt());
        JsonNode community = evaluated(OUTLIER, data.resolve("nhanes_cbc/train.csv"));
        assertTrue(community.path("share").path("high").asDouble() <= 0.02, community.toString());
        assertEquals(
                37287,
                community.path("n").asInt() + community.path("n_excluded").asInt());
    }

    private JsonNode evaluated(String model, Path table) throws IOException {
        out.getBuffer().setLength(0);
        assertEquals(0, run("evaluate", model, "--data", table.toString(), "--json"), err::toString);
        return new ObjectMapper().readTree(out.toString());
    }
}
