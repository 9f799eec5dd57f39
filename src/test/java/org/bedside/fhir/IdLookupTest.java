package org.bedside.fhir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Collections;
import org.junit.jupiter.api.Test;

class IdLookupTest {

    private static final String SELECT = "select rt1_0.RES_ID,rt1_0.FHIR_ID from HFJ_RESOURCE rt1_0 where ";
    private static final String PAIR = "rt1_0.RES_TYPE=? and rt1_0.FHIR_ID=?";

    private final IdLookup lookup = new IdLookup();

    @Test
    void pairsBecomeAList() {
        for (int pairs : new int[] {2, 3, 20_000}) {
            String asked =
                    SELECT + "(" + String.join(" or ", Collections.nCopies(pairs, PAIR)) + ") fetch first 5 rows";
            String said = SELECT + "((rt1_0.RES_TYPE,rt1_0.FHIR_ID) in ("
                    + String.join(",", Collections.nCopies(pairs, "(?,?)")) + ")) fetch first 5 rows";
            assertEquals(said, lookup.inspect(asked));
        }
    }

    @Test
    void allElseStaysAsItIs() {
        for (String where : new String[] {
            "(" + PAIR + ")",
            "(" + PAIR + " or rt1_0.RES_TYPE=? and rt1_0.FHIR_ID=? and rt1_0.PARTITION_ID=?)",
            "(" + PAIR + " or " + PAIR + " or rt1_0.RES_TYPE is null)",
            "(rt1_0.RES_TYPE=? and rt1_0.FHIR_ID in (?,?))"
        }) {
            String sql = SELECT + where;
            assertSame(sql, lookup.inspect(sql));
        }
    }
}
