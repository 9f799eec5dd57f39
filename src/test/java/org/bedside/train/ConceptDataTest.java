package org.bedside.train;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.bedside.concepts.Coded;
import org.bedside.concepts.Linker;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** A linker that learnt from the training sets alone, on the development sets. */
@Tag("data")
@EnabledIfEnvironmentVariable(named = "BEDSIDE_DATA", matches = ".+")
class ConceptDataTest {

    /** Below the figures of models/note-concepts/metrics.json by the width of their intervals to one side. */
    private static final double LEAST_CHEMICALS = 0.66;

    private static final double LEAST_DISEASES = 0.74;
    private static final double LEAST_NCBI = 0.69;
    private static final double LEAST_PRECISION = 0.92;

    @Test
    void mentionsOfUnseenDocumentsGetTheirCodes() throws IOException {
        Path data = Path.of(System.getenv("BEDSIDE_DATA"));
        ConceptCorpora corpora = ConceptCorpora.read(data);
        Linker linker = ConceptTraining.linker(data, corpora.documents(false));
        check(linker, corpora, ConceptReport.Group.BC5CDR_CHEMICAL, LEAST_CHEMICALS);
        check(linker, corpora, ConceptReport.Group.BC5CDR_DISEASE, LEAST_DISEASES);
        check(linker, corpora, ConceptReport.Group.NCBI_DISEASE, LEAST_NCBI);
    }

    private static void check(Linker linker, ConceptCorpora corpora, ConceptReport.Group group, double least) {
        ConceptScores scores = new ConceptScores();
        for (ConceptCorpora.Part part : corpora.parts()) {
            if (part.measured() && part.corpus() == group.corpus()) {
                for (Coded coded : part.documents()) {
                    scores.add(linker, coded, group.kind());
                }
            }
        }
        ConceptScores.Counts all = scores.all();
        assertTrue(all.coverage() >= least, group + " coverage " + all.coverage());
        double leastPrecision = group == ConceptReport.Group.NCBI_DISEASE ? LEAST_PRECISION - 0.02 : LEAST_PRECISION;
        assertTrue(all.precision() >= leastPrecision, group + " precision " + all.precision());
    }
}
