package org.bedside.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.bedside.catalog.ModelFolder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The two models of the SUPPORT table: during the stay and at discharge. */
class InpatientMortalityTest {

    private static final Parity STAY = Parity.ofRows(Parity.model("inpatient-mortality"), SupportChart::thirdDay);
    private static final Parity DISCHARGE = Parity.ofRows(Parity.model("mortality-180d"), SupportChart::discharge);
    private static final Path ROWS = Path.of("src/test/resources/support2/rows.csv");

    @Test
    void aChartGivesTheSameProbabilityAsTheRowItWasWrittenFrom() throws IOException {
        assertEquals(29, STAY.compare(ROWS, 32, 1));
        assertEquals(29, DISCHARGE.compare(ROWS, 32, 1));
    }

    @Test
    @Tag("data")
    @EnabledIfEnvironmentVariable(named = "BEDSIDE_DATA", matches = ".+")
    void soDoThreeHundredRowsOfTheTrainingData() throws IOException {
        Path table = Path.of(System.getenv("BEDSIDE_DATA"), "support2", "train.csv");
        assertTrue(STAY.compare(table, 300, 20240615) >= 200);
        assertTrue(DISCHARGE.compare(table, 300, 20240615) >= 200);
    }

    private static void honest(ModelFolder folder, double lowest, double highest) {
        var overall = folder.metrics().overall();
        double auroc = overall.measure("auroc").orElseThrow().value();
        double slope = overall.measure("slope").orElseThrow().value();
        assertTrue(auroc >= lowest && auroc < highest, "above " + highest + " something from later leaks: " + auroc);
        assertTrue(overall.measure("ece").orElseThrow().value() <= 0.03);
        assertTrue(slope >= 0.8 && slope <= 1.25);
    }

    @Test
    void theFiguresAreThoseOfHonestModels() {
        honest(STAY.folder(), 0.82, 0.86);
        honest(DISCHARGE.folder(), 0.73, 0.77);
    }
}
