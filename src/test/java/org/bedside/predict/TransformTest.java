package org.bedside.predict;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.bedside.evidence.Input;
import org.junit.jupiter.api.Test;

class TransformTest {

    @Test
    void aNumberOnACutBelongsToTheBandAboveIt() {
        Transform bands = new Transform.Bands(List.of(7.0, 8.0));
        assertEquals(List.of("a1c[,7)", "a1c[7,8)", "a1c[8,)"), bands.names("a1c"));
        assertArrayEquals(new double[] {1, 0, 0}, bands.values(6.99));
        assertArrayEquals(new double[] {0, 1, 0}, bands.values(7));
        assertArrayEquals(new double[] {0, 0, 1}, bands.values(8));
    }

    @Test
    void aLineBendsOnlyBeyondItsKnots() {
        Transform bends = new Transform.Bends(List.of(3.0, 7.0), 10);
        assertEquals(List.of("stay", "(stay-3)+", "(stay-7)+"), bends.names("stay"));
        assertArrayEquals(new double[] {0.2, 0, 0}, bends.values(2), 1e-15);
        assertArrayEquals(new double[] {0.5, 0.2, 0}, bends.values(5), 1e-15);
        assertArrayEquals(new double[] {1, 0.7, 0.3}, bends.values(10), 1e-15);
    }

    @Test
    void aNumberBeyondWhatItIsHeldWithinCountsAsTheEnd() {
        Transform held = new Transform.Held(
                new Transform.Bends(List.of(40.0), 10), new Input.Range(Double.NEGATIVE_INFINITY, 80));
        assertEquals(List.of("age", "(age-40)+"), held.names("age"));
        assertArrayEquals(new double[] {2, 0}, held.values(20));
        assertArrayEquals(new double[] {8, 4}, held.values(80));
        assertArrayEquals(new double[] {8, 4}, held.values(93));
    }

    @Test
    void countsAreCountedOnALogScaleFromZero() {
        assertArrayEquals(new double[] {0}, new Transform.Log1p().values(0));
        assertArrayEquals(new double[] {Math.log(4)}, new Transform.Log1p().values(3));
    }
}
