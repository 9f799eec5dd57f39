package org.bedside.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bedside.ecg.Forecast;
import org.bedside.film.Film;
import org.bedside.network.Network;
import org.junit.jupiter.api.Test;

/** Graphs as they are written, run by ONNX Runtime, against the same sums done by hand. */
class OnnxGraphTest {

    private static float[] random(Random random, int length, double scale) {
        float[] values = new float[length];
        for (int at = 0; at < length; at++) {
            values[at] = (float) (scale * random.nextGaussian());
        }
        return values;
    }

    private static byte[] line() {
        OnnxGraph graph = new OnnxGraph("line");
        String input = graph.input("x", 2);
        String sum = graph.add(
                "Gemm",
                List.of(
                        input,
                        graph.weights(new float[] {1, 10, 100, 1000}, 2, 2),
                        graph.weights(new float[] {1, 2}, 2)));
        graph.output(sum, "y", 2);
        return graph.bytes();
    }

    @Test
    void aNetworkRunsRowByRow() {
        try (Network network = new Network(line())) {
            assertArrayEquals(
                    new float[] {1 + 2 + 300, 2 + 20 + 3000, 1, 2}, network.run("y", new float[] {2, 3, 0, 0}, 2, 2));
        }
    }

    @Test
    void threadsShareANetwork() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (Network network = new Network(line())) {
            List<Callable<float[]>> calls = new ArrayList<>();
            for (int at = 0; at < 200; at++) {
                float value = at;
                calls.add(() -> network.run("y", new float[] {value, 0}, 1, 2));
            }
            List<Future<float[]>> done = threads.invokeAll(calls);
            for (int at = 0; at < done.size(); at++) {
                assertArrayEquals(
                        new float[] {at + 1, 10 * at + 2}, done.get(at).get());
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void whatDoesNotFitIsSaid() {
        Network network = new Network(line());
        assertEquals(
                "3 values for a shape of 4",
                assertThrows(IllegalArgumentException.class, () -> network.run("y", new float[3], 2, 2))
                        .getMessage());
        assertThrows(IllegalStateException.class, () -> network.run("y", new float[3], 1, 3));
        assertThrows(IllegalStateException.class, () -> network.run("no such output", new float[2], 1, 2));
        network.close();
        network.close();
        assertEquals(
                "the network is closed",
                assertThrows(IllegalStateException.class, () -> network.run("y", new float[2], 1, 2))
                        .getMessage());
        assertThrows(IllegalStateException.class, () -> new Network(new byte[9]).run("y", new float[2], 1, 2));
    }

    @Test
    void theRecurrentNetworkIsWrittenAsPyTorchHasIt() {
        Random random = new Random(3);
        int units = ForecastOnnx.UNITS;
        List<float[]> arrays = List.of(
                random(random, 4 * units, 0.3),
                random(random, 4 * units * units, 0.15),
                random(random, 4 * units, 0.3),
                random(random, 4 * units, 0.3),
                random(random, Forecast.AHEAD * units, 0.3),
                random(random, Forecast.AHEAD, 0.3));
        Ridge ridge = new Ridge(new double[Forecast.AHEAD][Forecast.GIVEN], new double[Forecast.AHEAD]);
        ridge.slopes()[3][7] = 2;
        ridge.intercepts()[3] = 5;
        float[] given = random(random, Forecast.GIVEN, 1);
        byte[] onnx = ForecastOnnx.write(List.of(new ForecastOnnx.Weights(arrays, ridge)));
        try (Network network = new Network(onnx)) {
            float[] ahead = network.run("ahead", given, 1, Forecast.GIVEN);
            float[] byHand = byHand(arrays, given);
            byHand[3] += 2 * given[7] + 5;
            assertArrayEquals(byHand, ahead, 1e-4f);
        }
    }

    /** PyTorch, "LSTM": gates in the order i, f, g, o. */
    private static float[] byHand(List<float[]> arrays, float[] given) {
        int units = ForecastOnnx.UNITS;
        double[] state = new double[units];
        double[] cell = new double[units];
        for (float value : given) {
            double[] gates = new double[4 * units];
            for (int at = 0; at < gates.length; at++) {
                gates[at] = arrays.get(0)[at] * value + arrays.get(2)[at] + arrays.get(3)[at];
                for (int from = 0; from < units; from++) {
                    gates[at] += arrays.get(1)[at * units + from] * state[from];
                }
            }
            for (int at = 0; at < units; at++) {
                cell[at] =
                        sigmoid(gates[units + at]) * cell[at] + sigmoid(gates[at]) * Math.tanh(gates[2 * units + at]);
                state[at] = sigmoid(gates[3 * units + at]) * Math.tanh(cell[at]);
            }
        }
        float[] ahead = new float[Forecast.AHEAD];
        for (int to = 0; to < ahead.length; to++) {
            double sum = arrays.get(5)[to];
            for (int from = 0; from < units; from++) {
                sum += arrays.get(4)[to * units + from] * state[from];
            }
            ahead[to] = (float) sum;
        }
        return ahead;
    }

    private static double sigmoid(double value) {
        return 1 / (1 + Math.exp(-value));
    }

    @Test
    void theMapOfAFilmAddsUpToItsLogOdds() {
        Random random = new Random(4);
        List<float[]> weights = new ArrayList<>();
        int before = 1;
        for (int channels : FilmOnnx.GATE) {
            weights.add(random(random, channels * before * 9, Math.sqrt(2.0 / (9 * before))));
            weights.add(random(random, channels, 0.1));
            before = channels;
        }
        weights.add(random(random, before, 0.5));
        weights.add(new float[] {0.7f});
        try (Network network = new Network(FilmOnnx.write(FilmOnnx.GATE, List.of(weights, weights)))) {
            float[] film = random(random, Film.PIXELS, 1);
            float[] logOdds = network.run("logOdds", film, 1, 1, Film.SIDE, Film.SIDE);
            float[] map = network.run("map", film, 1, 1, Film.SIDE, Film.SIDE);
            double sum = 0.7;
            for (float part : map) {
                sum += part / map.length;
            }
            assertEquals(49, map.length);
            assertEquals(logOdds[0], logOdds[1]);
            assertEquals(sum, logOdds[0], 1e-4);
        }
    }
}
