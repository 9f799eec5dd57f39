package org.bedside.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.IntStream;
import org.bedside.evidence.Reading;
import org.junit.jupiter.api.Test;

class SpreadTest {

    @Test
    void ofFewValuesEachIsABin() {
        Spread spread = Spread.ofNumbers("smokes", new double[] {0, 0, 0, 1, Double.NaN});
        assertEquals(new Spread("smokes", List.of(0.5), List.of(), List.of(0.6, 0.2, 0.2)), spread);
    }

    @Test
    void ofManyValuesATenthOfTheRowsIsABin() {
        Spread spread = Spread.ofNumbers(
                "age", IntStream.range(0, 100).mapToDouble(at -> at).toArray());
        assertEquals(List.of(10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 70.0, 80.0, 90.0), spread.cuts());
        assertEquals(List.of(0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.0), spread.shares());
        assertEquals(0, spread.bin(-5));
        assertEquals(1, spread.bin(10));
        assertEquals(9, spread.bin(1000));
    }

    @Test
    void aValueThatMostRowsHaveIsOneBin() {
        double[] counts =
                IntStream.range(0, 100).mapToDouble(at -> Math.max(0, at - 69)).toArray();
        Spread spread = Spread.ofNumbers("visits", counts);
        assertEquals(0.7, spread.shares().get(0), 1e-9);
        assertEquals(List.of(1.0, 11.0, 21.0), spread.cuts());
    }

    @Test
    void categoriesAreTheirOwnBinsAndAnUnknownOneIsMissing() {
        Spread spread = Spread.ofCategories("to", List.of("home", "nursing"), new int[] {0, 0, 1, -1});
        assertEquals(List.of(0.5, 0.25, 0.25), spread.shares());
        assertEquals(1, spread.bin(new Reading.Category("nursing", List.of())));
        assertEquals(2, spread.bin("elsewhere"));
    }

    @Test
    void anInputThatIsAlwaysMissingHasOneEmptyBin() {
        Spread spread = Spread.ofNumbers("never", new double[] {Double.NaN, Double.NaN});
        assertEquals(new Spread("never", List.of(), List.of(), List.of(0.0, 1.0)), spread);
    }

    @Test
    void sharesAddUpToOne() {
        assertThrows(
                IllegalArgumentException.class, () -> new Spread("x", List.of(1.0), List.of(), List.of(0.5, 0.2, 0.2)));
    }
}
