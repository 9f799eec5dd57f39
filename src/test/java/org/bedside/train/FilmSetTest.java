package org.bedside.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilmSetTest {

    private static byte[] film(int grey) {
        byte[] film = new byte[FilmSet.PIXELS];
        java.util.Arrays.fill(film, (byte) grey);
        return film;
    }

    @Test
    void filmsAndLabelsMustMatch(@TempDir Path folder) throws IOException {
        Path films = Files.write(folder.resolve("a_x.u8"), new byte[2 * FilmSet.PIXELS]);
        Path labels = Files.write(folder.resolve("a_y.u8"), new byte[] {0, 1, 1});
        assertEquals(
                "a_y.u8: 3 labels of 2 films",
                assertThrows(BadTable.class, () -> FilmSet.read(films, labels)).getMessage());
        Files.write(labels, new byte[] {0, 7});
        assertEquals(
                "a_y.u8: byte 1 is 7, not 0 or 1",
                assertThrows(BadTable.class, () -> FilmSet.read(films, labels)).getMessage());
        Files.write(films, new byte[785]);
        assertEquals(
                "a_x.u8: 785 bytes are no whole number of films of 784",
                assertThrows(BadTable.class, () -> FilmSet.films(films)).getMessage());
    }

    @Test
    void equalFilmsShareAPartAndEveryPartHasItsShareOfPneumonia() {
        List<byte[]> films = new ArrayList<>();
        boolean[] pneumonia = new boolean[100];
        for (int at = 0; at < 100; at++) {
            films.add(film(at % 50));
            pneumonia[at] = at % 50 < 20;
        }
        int[] fold = new FilmSet(films, pneumonia).folds(5, 1);
        int[][] counts = new int[5][2];
        for (int at = 0; at < 100; at++) {
            assertEquals(fold[at % 50], fold[at]);
            counts[fold[at]][pneumonia[at] ? 1 : 0]++;
        }
        for (int[] count : counts) {
            assertEquals(List.of(12, 8), List.of(count[0], count[1]));
        }
    }

    @Test
    void filmsOfTheSecondPartThatTheFirstHasTooAreLeftOut(@TempDir Path folder) throws IOException {
        byte[] train = java.util.Arrays.copyOf(film(1), 2 * FilmSet.PIXELS);
        Files.write(folder.resolve("train_x.u8"), train);
        Files.write(folder.resolve("train_y.u8"), new byte[] {1, 0});
        byte[] val = java.util.Arrays.copyOf(film(1), 2 * FilmSet.PIXELS);
        java.util.Arrays.fill(val, FilmSet.PIXELS, 2 * FilmSet.PIXELS, (byte) 9);
        Files.write(folder.resolve("val_x.u8"), val);
        Files.write(folder.resolve("val_y.u8"), new byte[] {1, 1});
        FilmSet films = FilmSet.training(folder);
        assertEquals(3, films.films().size());
        assertEquals(9, films.films().get(2)[0]);
        assertEquals(true, films.pneumonia()[2]);
    }
}
