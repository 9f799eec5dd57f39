package org.bedside.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Films of 28 by 28 pixels as PneumoniaMNIST keeps them: a file of pixels, one byte each, row by row, 0 black to 255 white, and
 * a file of labels, one byte each, 1 pneumonia and 0 none.
 *
 * @param films each of 784 bytes
 * @param pneumonia of each film
 */
@SuppressWarnings("ArrayRecordComponent") // numbers of one training, changed by nobody
record FilmSet(List<byte[]> films, boolean[] pneumonia) {

    static final int SIDE = 28;
    static final int PIXELS = SIDE * SIDE;

    FilmSet {
        films = List.copyOf(films);
    }

    /** The films of both parts that may be trained on; of the second those that the first has too are left out. */
    static FilmSet training(Path folder) throws IOException {
        FilmSet train = read(folder.resolve("train_x.u8"), folder.resolve("train_y.u8"));
        FilmSet val = read(folder.resolve("val_x.u8"), folder.resolve("val_y.u8"));
        Set<String> seen = new HashSet<>();
        train.films.forEach(film -> seen.add(key(film)));
        List<byte[]> films = new ArrayList<>(train.films);
        boolean[] labels = Arrays.copyOf(train.pneumonia, train.pneumonia.length + val.pneumonia.length);
        for (int at = 0; at < val.films.size(); at++) {
            if (!seen.contains(key(val.films.get(at)))) {
                labels[films.size()] = val.pneumonia[at];
                films.add(val.films.get(at));
            }
        }
        return new FilmSet(films, Arrays.copyOf(labels, films.size()));
    }

    static FilmSet read(Path pixels, Path labels) throws IOException {
        List<byte[]> films = films(pixels);
        byte[] values = Files.readAllBytes(labels);
        if (values.length != films.size()) {
            throw new BadTable(labels.getFileName() + ": " + values.length + " labels of " + films.size() + " films");
        }
        boolean[] pneumonia = new boolean[values.length];
        for (int at = 0; at < values.length; at++) {
            if (values[at] != 0 && values[at] != 1) {
                throw new BadTable(
                        labels.getFileName() + ": byte " + at + " is " + (values[at] & 0xff) + ", not 0 or 1");
            }
            pneumonia[at] = values[at] == 1;
        }
        return new FilmSet(films, pneumonia);
    }

    static List<byte[]> films(Path pixels) throws IOException {
        byte[] all = Files.readAllBytes(pixels);
        if (all.length == 0 || all.length % PIXELS != 0) {
            throw new BadTable(
                    pixels.getFileName() + ": " + all.length + " bytes are no whole number of films of " + PIXELS);
        }
        List<byte[]> films = new ArrayList<>();
        for (int from = 0; from < all.length; from += PIXELS) {
            films.add(Arrays.copyOfRange(all, from, from + PIXELS));
        }
        return films;
    }

    /** The part of each film, 0 to parts - 1: equal films share one, and each has its share of pneumonia. */
    int[] folds(int parts, long seed) {
        Map<String, List<Integer>> same = new LinkedHashMap<>();
        for (int at = 0; at < films.size(); at++) {
            same.computeIfAbsent(key(films.get(at)), unused -> new ArrayList<>())
                    .add(at);
        }
        List<List<Integer>> equals = new ArrayList<>(same.values());
        Collections.shuffle(equals, new Random(seed));
        int[] fold = new int[films.size()];
        int[] next = new int[2];
        for (List<Integer> rows : equals) {
            int label = pneumonia[rows.get(0)] ? 1 : 0;
            for (int row : rows) {
                fold[row] = next[label] % parts;
            }
            next[label]++;
        }
        return fold;
    }

    private static String key(byte[] film) {
        return new String(film, java.nio.charset.StandardCharsets.ISO_8859_1);
    }
}
