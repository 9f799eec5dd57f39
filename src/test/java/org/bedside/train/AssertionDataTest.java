package org.bedside.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bedside.notes.Asserter;
import org.bedside.notes.Assertion;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Assertions of given phrases in the open half of the NegEx and ConText kit, two thirds of which the rules were tuned on. */
@Tag("data")
@EnabledIfEnvironmentVariable(named = "BEDSIDE_DATA", matches = ".+")
class AssertionDataTest {

    /** Regular-expression ConText .966, GenConText .974, cTAKES .895 on the other half. */
    private static final double NEGATED = 0.975;
    /** GenConText .66 on the other half. */
    private static final double HISTORICAL = 0.74;
    /** Regular-expression ConText .954 on the other half; 22 phrases only. */
    private static final double HYPOTHETICAL = 0.90;

    @Test
    void assertionsAreAsGoodAsThePublishedRules() throws IOException {
        AssertionScores scores = new AssertionScores();
        Path kit = Path.of(System.getenv("BEDSIDE_DATA"), "nlp-negex", "negex_open.tsv");
        try (AssertionRows rows = AssertionRows.open(kit)) {
            while (rows.hasNext()) {
                AssertionRows.Row row = rows.next();
                Optional<Asserter.Span> span = Asserter.find(row.sentence(), row.phrase());
                Assertion said = span.map(found -> Asserter.of(row.sentence(), List.of(found))
                                .get(0)
                                .assertion())
                        .orElse(Assertion.AFFIRMED);
                scores.add(row.document(), row.labels().orElseThrow(), said);
            }
        }
        assertTrue(scores.of(AssertionScores.Flag.NEGATED).f1() >= NEGATED, scores::text);
        assertTrue(scores.of(AssertionScores.Flag.HISTORICAL).f1() >= HISTORICAL, scores::text);
        assertTrue(scores.of(AssertionScores.Flag.HYPOTHETICAL).f1() >= HYPOTHETICAL, scores::text);
        assertEquals(0, scores.of(AssertionScores.Flag.OTHER_PERSON).wrong(), scores::text);
    }
}
