package org.bedside.train;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Relations between given names, 5-fold cross-validation over the open documents of MACCROBAT. */
@Tag("data")
@EnabledIfEnvironmentVariable(named = "BEDSIDE_DATA", matches = ".+")
class RelationDataTest {

    @Test
    void dosesFindTheirDrugsAndValuesTheirTests() throws IOException {
        Map<String, AssertionScores.Counts> counts =
                RelationTraining.crossValidate(Path.of(System.getenv("BEDSIDE_DATA")));
        reaches(counts, "Dosage Medication", 0.92);
        reaches(counts, "Administration Medication", 0.91);
        reaches(counts, "Lab_value Diagnostic_procedure", 0.88);
        reaches(counts, "Severity Sign_symptom", 0.93);
    }

    private static void reaches(Map<String, AssertionScores.Counts> counts, String types, double least) {
        AssertionScores.Counts reached = counts.getOrDefault(types, new AssertionScores.Counts(0, 0, 1));
        assertTrue(reached.f1() >= least, () -> types + " " + reached.f1() + " " + reached);
    }
}
