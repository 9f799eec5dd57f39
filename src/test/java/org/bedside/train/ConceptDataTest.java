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

    /** The lower ends of the intervals in models/note-concepts/metrics.json, rounded down. */
    private static final double[] CHEMICALS = {0.68, 0.94};

    private static final double[] DISEASES = {0.75, 0.93};
    private static final double[] NCBI = {0.68, 0.88};

    @Test
    void mentionsOfUnseenDocumentsGetTheirCodes() throws IOException {
        Path data = Path.of(System.getenv("BEDSIDE_DATA"));
        ConceptCorpora corpora = ConceptCorpora.read(data);
        Linker linker = ConceptTraining.linker(data, corpora.documents(false));
        check(linker, corpora, ConceptReport.Group.BC5CDR_CHEMICAL, CHEMICALS);
        check(linker, corpora, ConceptReport.Group.BC5CDR_DISEASE, DISEASES);
        check(linker, corpora, ConceptReport.Group.NCBI_DISEASE, NCBI);
    }

    private static void check(Linker linker, ConceptCorpora corpora, ConceptReport.Group group, double[] least) {
        ConceptScores scores = new ConceptScores();
        for (ConceptCorpora.Part part : corpora.parts()) {
            if (part.measured() && part.corpus() == group.corpus()) {
                for (Coded coded : part.documents()) {
                    scores.add(linker, coded, group.kind());
                }
            }
        }
        ConceptScores.Counts all = scores.all();
        assertTrue(all.coverage() >= least[0], group + " coverage " + all.coverage());
        assertTrue(all.precision() >= least[1], group + " precision " + all.precision());
    }
}
