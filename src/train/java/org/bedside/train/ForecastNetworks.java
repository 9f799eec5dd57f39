package org.bedside.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Trains the networks of {@code ecg-forecast} and writes them as two ONNX files. Network k has not seen part k modulo 5 of the
 * beats. Arguments: the folder of the beats, the folder to write to.
 */
public final class ForecastNetworks {

    private static final int OF_WHOLE_BEATS = 15;
    private static final int OF_BEGINNINGS = 5;

    /** Of the lines to which a network adds; by turns such as shrink the lines little, and nearly to nothing. */
    private static final double[] PENALTIES = {5, 1e9};

    private ForecastNetworks() {}

    public static void main(String[] arguments) throws IOException {
        ForecastBeats beats = ForecastBeats.read(Path.of(arguments[0]));
        Path out = Path.of(arguments[1]);
        write(beats, OF_WHOLE_BEATS, 200, out.resolve("whole-beat.onnx"));
        write(beats.byBeginning(), OF_BEGINNINGS, 300, out.resolve("beginning.onnx"));
    }

    private static void write(ForecastBeats beats, int count, int seed, Path file) throws IOException {
        List<ForecastOnnx.Weights> networks = new ArrayList<>();
        for (int network = 0; network < count; network++) {
            ForecastBeats seen = beats.without(network % ForecastOnnx.PARTS);
            double penalty = PENALTIES[network % PENALTIES.length];
            long start = System.nanoTime();
            try (ForecastNetwork trained = ForecastNetwork.train(seen.given(), seen.ahead(), penalty, seed + network)) {
                networks.add(trained.weights());
            }
            System.out.printf("network %d: %.0f s%n", network, (System.nanoTime() - start) / 1e9);
        }
        Files.write(file, ForecastOnnx.write(networks));
    }
}
