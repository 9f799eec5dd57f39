package org.bedside.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Trains the network that tells upright chest films from other pictures, on all parts of the films but the first. Arguments: the
 * folder of the films, the ONNX file.
 */
public final class FilmGate {

    private static final int EPOCHS = 4;

    private FilmGate() {}

    public static void main(String[] arguments) throws IOException {
        FilmSet films = FilmSet.training(Path.of(arguments[0]));
        int[] fold = films.folds(FilmOnnx.PARTS, FilmOnnx.SEED);
        List<byte[]> seen = new ArrayList<>();
        for (int at = 0; at < fold.length; at++) {
            if (fold[at] != 0) {
                seen.add(films.films().get(at));
            }
        }
        try (FilmNetwork gate = FilmNetwork.train(FilmOnnx.GATE, new Pictures(seen), EPOCHS, 7)) {
            Files.write(Path.of(arguments[1]), FilmOnnx.write(FilmOnnx.GATE, List.of(gate.weights())));
        }
    }

    /** Every second picture a film. */
    private record Pictures(List<byte[]> films) implements FilmNetwork.Source {

        @Override
        public int size() {
            return 2 * films.size();
        }

        @Override
        public void begin(Random random) {
            Collections.shuffle(films, random);
        }

        @Override
        public int draw(int place, Random random, float[] into, int offset) {
            byte[] film = films.get(place / 2);
            if (place % 2 == 0) {
                FilmAugmentation.changed(film, random, into, offset);
                return 1;
            }
            NotFilms.Kind[] kinds = NotFilms.Kind.values();
            float[] other = NotFilms.draw(kinds[random.nextInt(kinds.length)], film, random);
            System.arraycopy(other, 0, into, offset, other.length);
            return 0;
        }
    }
}
