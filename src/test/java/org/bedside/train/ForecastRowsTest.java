package org.bedside.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForecastRowsTest {

    @TempDir
    private Path folder = Path.of("");

    private static String numbers(int count) {
        return IntStream.range(0, count).mapToObj(at -> at + ".5").collect(Collectors.joining(","));
    }

    private List<float[]> read(String text, boolean whole) throws IOException {
        return ForecastRows.read(Files.writeString(folder.resolve("beats.csv"), text), whole);
    }

    @Test
    void beatsOfAHundredOrAllSamplesAreReadWithOrWithoutALabel() throws IOException {
        for (int count : new int[] {100, 101}) {
            assertEquals(100, read(numbers(count) + "\n", false).get(0).length);
        }
        for (int count : new int[] {140, 141}) {
            List<float[]> rows = read(numbers(count) + "\n" + numbers(count), true);
            assertEquals(2, rows.size());
            assertEquals(140, rows.get(1).length);
            assertEquals(139.5f, rows.get(1)[139]);
        }
    }

    @Test
    void aHeaderAndArffDeclarationsAreSteppedOver() throws IOException {
        String header = numbers(100).replaceAll("(\\d+)\\.5", "t$1");
        assertEquals(1, read(header + "\n" + numbers(100), false).size());
        assertEquals(
                1, read("@relation x\n% note\n@data\n" + numbers(100), false).size());
    }

    @Test
    void whatIsNoBeatIsSaidWithItsLine() {
        assertEquals(
                "beats.csv line 1: 7 values; a beat has 100 or 140 samples and at most a label",
                assertThrows(BadTable.class, () -> read(numbers(7), false)).getMessage());
        assertEquals(
                "beats.csv line 2: value 3 is not a number",
                assertThrows(
                                BadTable.class,
                                () -> read(numbers(100) + "\n" + numbers(100).replace(",2.5,", ",x,"), false))
                        .getMessage());
        assertEquals(
                "beats.csv line 1: value 3 is not a sample",
                assertThrows(BadTable.class, () -> read(numbers(100).replace(",2.5,", ",NaN,"), false))
                        .getMessage());
        assertEquals(
                "beats.csv line 1: not a whole beat of 140 samples",
                assertThrows(BadTable.class, () -> read(numbers(100), true)).getMessage());
        assertEquals(
                "beats.csv: no beats",
                assertThrows(BadTable.class, () -> read("\n", true)).getMessage());
    }
}
