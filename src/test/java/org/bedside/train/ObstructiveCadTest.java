package org.bedside.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Logger;
import org.bedside.catalog.ModelFolder;
import org.bedside.predict.Linear;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

class ObstructiveCadTest {

    private static final Logger LOG = Logger.getLogger("leave-one-hospital-out");
    private static final long SEED = 20240615;
    private static final ModelFolder BEFORE = Parity.model("obstructive-cad");
    private static final ModelFolder AFTER = Parity.model("obstructive-cad-exercise");
    private static final Path ROWS = Path.of("src/test/resources/obstructive-cad/rows.csv");

    private static Path data() {
        return Path.of(System.getenv("BEDSIDE_DATA"), "uci_heart", "train.csv");
    }

    @Test
    void aChartGivesTheSameProbabilityAsTheRowItWasWrittenFrom() throws IOException {
        assertEquals(22, Parity.ofRows(BEFORE, CadRow::before).compare(ROWS, Integer.MAX_VALUE, SEED));
        assertEquals(23, Parity.ofRows(AFTER, CadRow::after).compare(ROWS, Integer.MAX_VALUE, SEED));
    }

    @Test
    @Tag("data")
    @EnabledIfEnvironmentVariable(named = "BEDSIDE_DATA", matches = ".+")
    void soDoThreeHundredRowsOfTheTrainingData() throws IOException {
        assertTrue(Parity.ofRows(BEFORE, CadRow::before).compare(data(), 300, SEED) >= 298);
        assertTrue(Parity.ofRows(AFTER, CadRow::after).compare(data(), 300, SEED) >= 290);
    }

    @Test
    @Tag("data")
    @EnabledIfEnvironmentVariable(named = "BEDSIDE_DATA", matches = ".+")
    void itTellsPatientsApartInAHospitalThatItHasNotSeen() throws IOException {
        assertTrue(withoutOneHospital(BEFORE) >= 0.80);
        assertTrue(withoutOneHospital(AFTER) >= 0.82);
    }

    /** The mean over the four hospitals of the AUROC in each, of a model that learnt from the other three. */
    private static double withoutOneHospital(ModelFolder folder) throws IOException {
        Sample sample = Sample.read(folder.file(), data());
        int site = site(folder);
        Map<String, List<Integer>> hospitals = new TreeMap<>();
        for (int at = 0; at < sample.size(); at++) {
            hospitals
                    .computeIfAbsent(sample.audit.get(at)[site], hospital -> new ArrayList<>())
                    .add(at);
        }
        List<String> features = folder.file().spec().features();
        Regression regression =
                new Regression(features, folder.file().training().settings().penalty(), "hospitals");
        double sum = 0;
        for (Map.Entry<String, List<Integer>> hospital : hospitals.entrySet()) {
            Linear linear = new Linear(
                    features,
                    regression.train(sample, at -> sample.audit.get(at)[site].equals(hospital.getKey()) ? 0 : 1));
            double auroc = auroc(sample, linear, hospital.getValue());
            LOG.info(() -> folder.file().spec().id() + " without " + hospital.getKey() + ": " + auroc);
            sum += auroc;
        }
        return sum / hospitals.size();
    }

    private static int site(ModelFolder folder) {
        var audits = folder.file().training().audit();
        for (int at = 0; at < audits.size(); at++) {
            if (audits.get(at).name().equals("hospital")) {
                return at;
            }
        }
        throw new IllegalStateException("the hospital is not audited");
    }

    /** Pair by pair: Switzerland has too few without the disease for the figures that training gives. */
    private static double auroc(Sample sample, Linear linear, List<Integer> rows) {
        double won = 0;
        double pairs = 0;
        for (int ill : rows) {
            for (int well : rows) {
                if (sample.positive[ill] && !sample.positive[well]) {
                    won += (1 + Math.signum(linear.logOdds(sample.rows[ill]) - linear.logOdds(sample.rows[well]))) / 2;
                    pairs++;
                }
            }
        }
        return won / pairs;
    }

    @Test
    void theFiguresAreThoseOfAnHonestModel() {
        // Detrano 1989 and later work on these hospitals; above, the hospital or the angiogram leaks
        assertBetween(0.80, 0.86, BEFORE);
        assertBetween(0.85, 0.91, AFTER);
    }

    private static void assertBetween(double low, double high, ModelFolder folder) {
        var overall = folder.metrics().overall();
        double auroc = overall.measure("auroc").orElseThrow().value();
        assertTrue(low <= auroc && auroc < high, "AUROC " + auroc);
        assertTrue(overall.measure("ece").orElseThrow().value() <= 0.09);
    }

    @Test
    void whatTheHospitalGivesAwayIsNoFeature() {
        for (ModelFolder folder : List.of(BEFORE, AFTER)) {
            for (String feature : folder.file().spec().features()) {
                assertTrue(!feature.endsWith("=missing") && !feature.contains("hospital"), feature);
            }
        }
    }
}
