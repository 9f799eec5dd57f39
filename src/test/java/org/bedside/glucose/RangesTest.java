package org.bedside.glucose;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The ranges of the international consensus (Battelino et al., Diabetes Care 2019;42:1593), in mg/dL. */
class RangesTest {

    private static Ranges of(double... glucose) {
        Ranges.Count count = new Ranges.Count();
        for (double reading : glucose) {
            count.add(reading);
        }
        return count.ranges();
    }

    private static Ranges counts(long below54, long below70, long above180, long above250, double glucose) {
        return new Ranges(1, below54, below70, above180, above250, glucose, glucose * glucose);
    }

    /** Very low below 54, low 54 to 69, in range 70 to 180, high 181 to 250, very high above 250. */
    @Test
    void eachBoundaryBelongsToTheRangeThatTheConsensusSays() {
        assertEquals(counts(1, 1, 0, 0, 53), of(53));
        assertEquals(counts(0, 1, 0, 0, 54), of(54));
        assertEquals(counts(0, 1, 0, 0, 69), of(69));
        assertEquals(counts(0, 0, 0, 0, 70), of(70));
        assertEquals(counts(0, 0, 0, 0, 180), of(180));
        assertEquals(counts(0, 0, 1, 0, 181), of(181));
        assertEquals(counts(0, 0, 1, 0, 250), of(250));
        assertEquals(counts(0, 0, 1, 1, 251), of(251));
    }
}
