package org.bedside.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bedside.ecg.Forecast;

/** Recurrent networks on heartbeats as one ONNX graph: 100 samples in, the 40 that follow out of every network. */
final class ForecastOnnx {

    /** The beats are parted in so many; network k has not seen part k modulo this. */
    static final int PARTS = 5;

    static final int UNITS = 48;

    private ForecastOnnx() {}

    /**
     * A network as PyTorch has it: gates in the order input, forget, cell, output.
     *
     * @param arrays the LSTM's weights of the input, weights of the state, bias of the input, bias of the state; the last
     *     layer's weights and bias
     * @param ridge to which the last layer is added
     */
    record Weights(List<float[]> arrays, Ridge ridge) {}

    static byte[] write(List<Weights> networks) {
        OnnxGraph graph = new OnnxGraph("ecg-forecast");
        String given = graph.input("given", Forecast.GIVEN);
        String steps = graph.add(
                "Transpose",
                List.of(graph.add("Unsqueeze", List.of(given, graph.integers(2)))),
                OnnxGraph.integers("perm", 1, 0, 2));
        List<String> outputs = new ArrayList<>();
        networks.forEach(weights -> outputs.add(network(graph, given, steps, weights)));
        String all = graph.add("Concat", outputs, OnnxGraph.integer("axis", 1));
        graph.output(all, "ahead", (long) networks.size() * Forecast.AHEAD);
        return graph.bytes();
    }

    private static String network(OnnxGraph graph, String given, String steps, Weights weights) {
        float[] bias = Arrays.copyOf(gates(weights.arrays().get(2), 1), 8 * UNITS);
        System.arraycopy(gates(weights.arrays().get(3), 1), 0, bias, 4 * UNITS, 4 * UNITS);
        String state = graph.second(
                "LSTM",
                List.of(
                        steps,
                        graph.weights(gates(weights.arrays().get(0), 1), 1, 4 * UNITS, 1),
                        graph.weights(gates(weights.arrays().get(1), UNITS), 1, 4 * UNITS, UNITS),
                        graph.weights(bias, 1, 8 * UNITS)),
                OnnxGraph.integer("hidden_size", UNITS));
        String last = graph.add("Squeeze", List.of(state, graph.integers(0)));
        String learnt = graph.add(
                "Gemm",
                List.of(
                        last,
                        graph.weights(weights.arrays().get(4), Forecast.AHEAD, UNITS),
                        graph.weights(weights.arrays().get(5), Forecast.AHEAD)),
                OnnxGraph.integer("transB", 1));
        float[] slopes = new float[Forecast.AHEAD * Forecast.GIVEN];
        float[] intercepts = new float[Forecast.AHEAD];
        for (int to = 0; to < Forecast.AHEAD; to++) {
            intercepts[to] = (float) weights.ridge().intercepts()[to];
            for (int from = 0; from < Forecast.GIVEN; from++) {
                slopes[to * Forecast.GIVEN + from] = (float) weights.ridge().slopes()[to][from];
            }
        }
        String line = graph.add(
                "Gemm",
                List.of(
                        given,
                        graph.weights(slopes, Forecast.AHEAD, Forecast.GIVEN),
                        graph.weights(intercepts, Forecast.AHEAD)),
                OnnxGraph.integer("transB", 1));
        return graph.add("Add", List.of(learnt, line));
    }

    /** Gates from PyTorch's order (input, forget, cell, output) to ONNX's (input, output, forget, cell). */
    private static float[] gates(float[] values, int width) {
        int gate = UNITS * width;
        float[] other = new float[4 * gate];
        int[] from = {0, 3, 1, 2};
        for (int to = 0; to < 4; to++) {
            System.arraycopy(values, from[to] * gate, other, to * gate, gate);
        }
        return other;
    }
}
