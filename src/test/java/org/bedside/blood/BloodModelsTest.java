package org.bedside.blood;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.bedside.catalog.Folder;
import org.bedside.catalog.SpecialistFolder;
import org.bedside.evidence.Collector;
import org.bedside.evidence.Facts;
import org.bedside.evidence.InputReader;
import org.bedside.evidence.Jsons;
import org.bedside.evidence.Source;
import org.bedside.evidence.Units;
import org.bedside.predict.Prediction;
import org.bedside.predict.Specialist;
import org.junit.jupiter.api.Test;

/** The shipped models on charts: which count they take, in which units, and when they say nothing. */
class BloodModelsTest {

    private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");
    private static final String MORNING = "2026-01-15T06:00:00Z";
    private static final InputReader INPUTS = new InputReader(new Units());
    private static final Specialist OUTLIER = model("blood-count-outlier");
    private static final Specialist PHENOTYPE = model("blood-count-phenotype");

    private static Specialist model(String id) {
        return SpecialistFolder.read(id, Folder.ofModel(id)).model();
    }

    private record Result(String code, double value, String unit, String at) {}

    private static List<Result> count(String at, double wbc, double rbc, double mcv, double rdw, double hct) {
        return List.of(
                new Result("6690-2", wbc, "10*9/L", at),
                new Result("789-8", rbc, "10*12/L", at),
                new Result("787-2", mcv, "fL", at),
                new Result("788-0", rdw, "%", at),
                new Result("4544-3", hct, "%", at));
    }

    private static Facts chart(String born, List<Result> results) {
        Collector collector = new Collector(new Collector.Rules(ZoneOffset.UTC, false), List.of("p"), "", NOW);
        collector.add(
                Jsons.read("{\"resourceType\":\"Patient\",\"id\":\"p\",\"birthDate\":\"" + born + "\"}"),
                Source.Origin.PREFETCH);
        int number = 0;
        for (Result result : results) {
            collector.add(
                    Jsons.read(String.format(
                            Locale.ROOT,
                            "{\"resourceType\":\"Observation\",\"id\":\"o%d\",\"status\":\"final\","
                                    + "\"subject\":{\"reference\":\"Patient/p\"},\"effectiveDateTime\":\"%s\","
                                    + "\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"%s\"}]},"
                                    + "\"valueQuantity\":{\"value\":%s,\"system\":\"http://unitsofmeasure.org\",\"code\":\"%s\"}}",
                            number++,
                            result.at(),
                            result.code(),
                            result.value(),
                            result.unit())),
                    Source.Origin.PREFETCH);
        }
        return collector.facts();
    }

    private static Prediction.Statement said(Specialist model, List<Result> results) {
        return assertInstanceOf(Prediction.Statement.class, model.predict(chart("1970-05-01", results), INPUTS));
    }

    private static final List<Result> USUAL = count(MORNING, 7, 4.7, 90, 13, 42.3);
    private static final List<Result> SICK = count(MORNING, 23.7, 2.8, 99, 21, 27.7);

    @Test
    void aUsualCountIsSeenInTheCommunityAndASickOneIsNot() {
        assertEquals(OutlierModel.ALIKE, said(OUTLIER, USUAL).label());
        Prediction.Statement sick = said(OUTLIER, SICK);
        assertEquals(OutlierModel.UNLIKE, sick.label());
        assertTrue(number(sick, "distance") > number(sick, "radius"));
        assertEquals(5, sick.lines().size());
        assertEquals(
                "21.0 %",
                sick.lines().stream()
                        .filter(line -> line.name().contains("RDW"))
                        .findFirst()
                        .orElseThrow()
                        .value());
        assertTrue(sick.lines().get(0).meaning().contains("SD"));
        assertEquals(1, sick.lines().get(0).from().size());
    }

    @Test
    void unitsAreConverted() {
        List<Result> others = List.of(
                new Result("6690-2", 23.7, "10*3/uL", MORNING),
                new Result("789-8", 2.8, "10*6/uL", MORNING),
                new Result("787-2", 99, "um3", MORNING),
                new Result("788-0", 21, "%", MORNING),
                new Result("4544-3", 0.277, "L/L", MORNING));
        assertEquals(number(said(OUTLIER, SICK), "distance"), number(said(OUTLIER, others), "distance"), 1e-9);
        List<Result> wrong = new ArrayList<>(SICK);
        wrong.set(0, new Result("6690-2", 23.7, "mg/dL", MORNING));
        assertTrue(abstained("1970-05-01", wrong).reasons().get(0).detail().contains("unit"));
    }

    @Test
    void theResultsAreOfOneCount() {
        List<Result> mixed = new ArrayList<>(SICK);
        mixed.add(new Result("6690-2", 6, "10*9/L", "2026-01-15T10:00:00Z")); // a later white count by itself
        assertEquals(said(OUTLIER, SICK).numbers(), said(OUTLIER, mixed).numbers());
        List<Result> never = new ArrayList<>(SICK.subList(0, 4));
        never.add(new Result("4544-3", 27.7, "%", "2026-01-14T06:00:00Z"));
        assertEquals(false, abstained("1970-05-01", never).outside());
    }

    @Test
    void theLatestCompleteCountIsTaken() {
        List<Result> both = new ArrayList<>(SICK);
        both.addAll(count("2026-01-15T09:00:00Z", 7, 4.7, 90, 13, 42.3));
        assertEquals(OutlierModel.ALIKE, said(OUTLIER, both).label());
    }

    private static Prediction.Abstained abstained(String born, List<Result> results) {
        return assertInstanceOf(Prediction.Abstained.class, OUTLIER.predict(chart(born, results), INPUTS));
    }

    @Test
    void nothingIsSaidOfChildrenOfOldResultsAndOfHalfACount() {
        assertTrue(abstained("2010-05-01", SICK).outside());
        assertEquals(5, abstained("1970-05-01", List.of()).reasons().size());
        assertEquals(1, abstained("1970-05-01", SICK.subList(0, 4)).reasons().size());
        assertTrue(abstained("1970-05-01", count("2025-12-01T06:00:00Z", 7, 4.7, 90, 13, 42.3))
                .reasons()
                .get(0)
                .detail()
                .contains("time"));
        List<Result> impossible = new ArrayList<>(SICK.subList(0, 4));
        impossible.add(new Result("4544-3", 0, "%", MORNING));
        assertTrue(abstained("1970-05-01", impossible).reasons().get(0).detail().contains("plausible"));
    }

    @Test
    void phenotypesAreNamedByTheirCentroidsAndEachHasItsOwnName() {
        assertEquals(
                PHENOTYPE.labels().size(),
                PHENOTYPE.labels().stream().distinct().count());
        Prediction.Statement small = said(PHENOTYPE, count(MORNING, 7, 4.6, 72, 17, 33.1));
        assertTrue(small.label().contains("small red cells"), small.label());
        assertTrue(number(small, "distance") < number(small, "next"));
    }

    @Test
    void aFileThatIsNoneIsRefused() {
        byte[] bytes = new Phenotypes(
                        new LogScale(new double[] {1, 2}, new double[] {1, 1}), new double[][] {{0, 1}, {-1, 0.5}})
                .bytes();
        assertEquals(2, Phenotypes.read(bytes).size());
        assertEquals(0.5, Phenotypes.read(bytes).centroid(2)[1], 1e-9);
        assertThrows(IllegalArgumentException.class, () -> Community.read(bytes)); // without a radius
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThrows(IllegalArgumentException.class, () -> Phenotypes.read(cut));
        }
        assertThrows(IllegalArgumentException.class, () -> Phenotypes.read(Arrays.copyOf(bytes, bytes.length + 1)));
        byte[] huge = bytes.clone();
        huge[bytes.length - 12] = 0x7F; // of the number of points
        assertThrows(IllegalArgumentException.class, () -> Phenotypes.read(huge));
    }

    private static double number(Prediction.Statement statement, String name) {
        return statement.numbers().getOrDefault(name, Double.NaN);
    }
}
