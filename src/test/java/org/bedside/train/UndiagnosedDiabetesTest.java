package org.bedside.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bedside.evidence.Facts;
import org.bedside.predict.Prediction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

class UndiagnosedDiabetesTest {

    private static final Parity PARITY = new Parity("undiagnosed-diabetes", UndiagnosedDiabetesTest::chart);
    private static final Path ROWS = Path.of("src/test/resources/undiagnosed-diabetes/rows.csv");
    private static final String ICD = "http://hl7.org/fhir/sid/icd-10-cm";

    /** The row as a chart, with results around it that must not count. */
    private static Facts chart(UnaryOperator<String> row) {
        return new WrittenChart()
                .patient(row.apply("age"), row.apply("sex"))
                .result("39156-5", row.apply("bmi"), "kg/m2", 30)
                .result("39156-5", 17.1, "kg/m2", 900, "final")
                .result("2160-0", row.apply("SCr"), "mg/dL", 200)
                .result("2160-0", 9.9, "mg/dL", 2, "entered-in-error")
                .result("1751-7", row.apply("albumin"), "g/dL", 200)
                .result("4548-4", 5.4, "%", 1200, "final")
                .result("1558-6", 125, "mg/dL", 300, "final")
                .result("2345-7", 11, "mmol/L", 20, "final") // 198 mg/dL
                .problem(ICD, "I10", "active")
                .problem(ICD, "R73.03", "active") // prediabetes is not diabetes
                .facts();
    }

    @Test
    void aChartGivesTheSameProbabilityAsTheRowItWasWrittenFrom() throws IOException {
        assertEquals(35, PARITY.compare(ROWS, 40, 1));
    }

    @Test
    @Tag("data")
    @EnabledIfEnvironmentVariable(named = "BEDSIDE_DATA", matches = ".+")
    void soDoTwoHundredRowsOfTheTrainingData() throws IOException {
        Path table = Path.of(System.getenv("BEDSIDE_DATA"), "nhgh", "train.csv");
        assertTrue(PARITY.compare(table, 400, 20240615) >= 200);
    }

    private static WrittenChart likely() {
        return new WrittenChart().patient("62", "male").result("39156-5", "38", "kg/m2", 30);
    }

    private static void outside(WrittenChart chart, String why) {
        Prediction.Abstained silent = assertInstanceOf(Prediction.Abstained.class, PARITY.of(chart.facts()));
        assertTrue(silent.outside());
        assertEquals(
                List.of(why),
                silent.reasons().stream().map(reason -> reason.detail()).toList());
    }

    @Test
    void whatAnswersTheQuestionAlreadyEndsIt() {
        assertInstanceOf(Prediction.Risk.class, PARITY.of(likely().facts()));
        String known = "an HbA1c of the last 3 years is recorded";
        outside(likely().result("4548-4", "5.1", "%", 1090), known);
        outside(likely().result("59261-8", "32", "mmol/mol", 10), known);
        String fasting = "a fasting glucose of 126 mg/dL or more already calls for a diagnosis";
        outside(likely().result("1558-6", "126", "mg/dL", 40), fasting);
        outside(likely().result("14771-0", "7", "mmol/L", 40), fasting);
        String random = "a glucose of 200 mg/dL or more already calls for a diagnosis";
        outside(likely().result("2345-7", "200", "mg/dL", 40), random);
        outside(likely().problem(ICD, "E11.9", "active"), "diabetes is recorded");
        outside(likely().problem(ICD, "O09.90", "active"), "a pregnancy is recorded");
    }

    @Test
    void aPregnancyOfThePastDoesNotEndIt() {
        assertInstanceOf(
                Prediction.Risk.class,
                PARITY.of(likely().problem(ICD, "O24.410", "resolved").facts()));
    }

    @Test
    void theFiguresAreThoseOfAnHonestModel() {
        var overall = PARITY.folder().metrics().overall();
        double auroc = overall.measure("auroc").orElseThrow().value();
        assertTrue(auroc >= 0.80 && auroc < 0.88, "above 0.88 something leaks");
        assertTrue(overall.measure("ece").orElseThrow().value() <= 0.03);
        double slope = overall.measure("slope").orElseThrow().value();
        assertTrue(slope >= 0.8 && slope <= 1.25);
    }
}
