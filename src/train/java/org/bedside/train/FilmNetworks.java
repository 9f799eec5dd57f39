package org.bedside.train;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Trains the networks of {@code chest-xray-pneumonia} and writes them as one ONNX file. Network k has not seen part
 * k modulo 5 of the films, so that the same networks tell how right they are. Arguments: the folder of the films, a folder for
 * what is done so far (a stopped run goes on from it), the ONNX file, and, if it shall not be that of the shipped networks, the
 * seed of the first network.
 */
public final class FilmNetworks {

    private static final int NETWORKS = 5;
    private static final int EPOCHS = 12;
    /** Of the first of the shipped networks; the others' follow it. */
    private static final int SEED = 100;

    private FilmNetworks() {}

    public static void main(String[] arguments) throws IOException {
        FilmSet films = FilmSet.training(Path.of(arguments[0]));
        Path done = Files.createDirectories(Path.of(arguments[1]));
        int seed = arguments.length > 3 ? Integer.parseInt(arguments[3]) : SEED;
        int[] fold = films.folds(FilmOnnx.PARTS, FilmOnnx.SEED);
        List<List<float[]>> networks = new ArrayList<>();
        for (int network = 0; network < NETWORKS; network++) {
            Path file = done.resolve("network-" + network + ".bin");
            if (!Files.exists(file)) {
                write(train(films, fold, network, seed + network), file);
            }
            networks.add(read(file));
        }
        Files.write(Path.of(arguments[2]), FilmOnnx.write(FilmOnnx.CHANNELS, networks));
    }

    private static List<float[]> train(FilmSet films, int[] fold, int network, int seed) {
        List<Integer> order = new ArrayList<>();
        for (int at = 0; at < fold.length; at++) {
            if (fold[at] != network % FilmOnnx.PARTS) {
                order.add(at);
            }
        }
        FilmNetwork.Source source = new FilmNetwork.Source() {
            @Override
            public int size() {
                return order.size();
            }

            @Override
            public void begin(Random random) {
                Collections.shuffle(order, random);
            }

            @Override
            public int draw(int place, Random random, float[] into, int offset) {
                int row = order.get(place);
                FilmAugmentation.changed(films.films().get(row), random, into, offset);
                return films.pneumonia()[row] ? 1 : 0;
            }
        };
        try (FilmNetwork trained = FilmNetwork.train(FilmOnnx.CHANNELS, source, EPOCHS, seed)) {
            return trained.weights();
        }
    }

    private static void write(List<float[]> weights, Path file) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(part))) {
            out.writeInt(weights.size());
            for (float[] array : weights) {
                ByteBuffer bytes = ByteBuffer.allocate(4 * array.length);
                bytes.asFloatBuffer().put(array);
                out.writeInt(array.length);
                out.write(bytes.array());
            }
        }
        Files.move(part, file);
    }

    private static List<float[]> read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        List<float[]> weights = new ArrayList<>();
        int arrays = bytes.getInt();
        for (int at = 0; at < arrays; at++) {
            float[] array = new float[bytes.getInt()];
            for (int each = 0; each < array.length; each++) {
                array[each] = bytes.getFloat();
            }
            weights.add(array);
        }
        return weights;
    }
}
