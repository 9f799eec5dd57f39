package org.bedside.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.bedside.evidence.Facts;
import org.bedside.predict.Prediction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

class MortalityTest {

    private static final Parity PARITY = new Parity("mortality-10y", MortalityTest::chart);
    private static final Path ROWS = Path.of("src/test/resources/mortality-10y/rows.csv");

    /** The row as a chart, with results around it that must not count. */
    private static Facts chart(UnaryOperator<String> row) {
        String sex = row.apply("gender");
        return new WrittenChart()
                .patient(row.apply("age"), sex.isEmpty() ? "" : sex.equals("1") ? "male" : "female")
                .result("788-0", row.apply("rdw"), "%", 100)
                .result("788-0", 19.9, "%", 400, "final")
                .result("787-2", row.apply("mcv"), "fL", 100)
                .result("6690-2", row.apply("wbc"), "10*9/L", 100)
                .result("736-9", row.apply("lymph"), "%", 100)
                .result("731-0", 44, "%", 10, "final") // an absolute count, whatever its unit says
                .result("1751-7", tenfold(row.apply("albumin")), "g/L", 200)
                .result("6768-6", row.apply("alp"), "[IU]/L", 200)
                .result("2160-0", row.apply("creat"), "mg/dL", 200)
                .result("2160-0", 3.3, "mg/dL", 1, "preliminary")
                .result("2345-7", row.apply("glucose"), "mg/dL", 200)
                .result("3084-1", row.apply("uap"), "mg/dL", 200)
                .result("1988-5", tenfold(row.apply("crp")), "mg/L", 200)
                .bloodPressure(row.apply("sbp"), row.apply("dbp"), 3)
                .result("39156-5", row.apply("bmi"), "kg/m2", 3)
                .problem("http://hl7.org/fhir/sid/icd-10-cm", "Z51.11", "active") // chemotherapy is no palliative care
                .facts();
    }

    private static String tenfold(String number) {
        return number.isEmpty() ? "" : Double.toString(10 * Double.parseDouble(number));
    }

    @Test
    void aChartGivesTheSameProbabilityAsTheRowItWasWrittenFrom() throws IOException {
        assertEquals(37, PARITY.compare(ROWS, 40, 1));
    }

    @Test
    @Tag("data")
    @EnabledIfEnvironmentVariable(named = "BEDSIDE_DATA", matches = ".+")
    void soDoThreeHundredRowsOfTheTrainingData() throws IOException {
        Path table = Path.of(System.getenv("BEDSIDE_DATA"), "nhanes_cbc", "train.csv");
        assertTrue(PARITY.compare(table, 300, 20240615) >= 200);
    }

    private static double risk(String age, double creatinine) {
        WrittenChart chart = new WrittenChart()
                .patient(age, "female")
                .result("788-0", "13", "%", 5)
                .result("787-2", "90", "fL", 5)
                .result("6690-2", "7", "10*3/uL", 5)
                .result("736-9", "28", "%", 5)
                .result("1751-7", "4.2", "g/dL", 5)
                .result("2345-7", "95", "mg/dL", 5)
                .result("2160-0", creatinine, "mg/dL", 5, "final");
        return assertInstanceOf(Prediction.Risk.class, PARITY.of(chart.facts())).probability();
    }

    @Test
    void whatLiesBeyondTheDataCountsAsTheMostExtremeOfIt() {
        assertEquals(risk("85", 1), risk("97", 1));
        assertEquals(risk("70", 3.5), risk("70", 11));
        assertTrue(risk("84", 1) < risk("85", 1) && risk("70", 1) < risk("70", 3.5));
    }

    @Test
    void theFiguresAreThoseOfAnHonestModel() {
        var overall = PARITY.folder().metrics().overall();
        double auroc = overall.measure("auroc").orElseThrow().value();
        assertTrue(auroc >= 0.88 && auroc < 0.91, "age alone has 0.86; above 0.91 something leaks");
        assertTrue(overall.measure("ece").orElseThrow().value() <= 0.02);
    }
}
