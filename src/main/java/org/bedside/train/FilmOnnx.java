package org.bedside.train;

import java.util.ArrayList;
import java.util.List;

/**
 * Networks on films as one ONNX graph. In: {@code film}, pixels of 0 to 1. Out: {@code logOdds} of every network, and {@code map},
 * 7 by 7: what each part of the picture adds to their mean. For a mean over the picture followed by one line, that is exact: the
 * class activation map of Zhou et al. 2016, which with the line's bias sums up to the log-odds.
 */
final class FilmOnnx {

    /** The films are parted in so many; each network has not seen one of them. */
    static final int PARTS = 5;

    /** Of the parting. */
    static final long SEED = 1;

    /** Of each convolution, three by three pixels wide; after the second and the fourth the picture is halved. */
    static final int[] CHANNELS = {16, 16, 32, 32, 64, 64};

    /** Of the network that tells films from other pictures. */
    static final int[] GATE = {8, 8, 16, 16, 32, 32};

    private FilmOnnx() {}

    /**
     * The file's bytes.
     *
     * @param networks of each the kernel and the biases of every convolution, then the weights and the bias of the last layer
     */
    static byte[] write(int[] channels, List<List<float[]>> networks) {
        OnnxGraph graph = new OnnxGraph("film");
        String film = graph.input("film", 1, FilmSet.SIDE, FilmSet.SIDE);
        List<String> outputs = new ArrayList<>();
        List<String> maps = new ArrayList<>();
        for (List<float[]> weights : networks) {
            String features = features(graph, channels, film, weights);
            int last = channels[channels.length - 1];
            float[] line = weights.get(2 * channels.length);
            String mean = graph.add("Flatten", List.of(graph.add("GlobalAveragePool", List.of(features))));
            String bias = graph.weights(weights.get(2 * channels.length + 1), 1);
            outputs.add(graph.add(
                    "Gemm", List.of(mean, graph.weights(line, 1, last), bias), OnnxGraph.integer("transB", 1)));
            maps.add(graph.add("Conv", List.of(features, graph.weights(line, 1, last, 1, 1))));
        }
        String all = graph.add("Concat", outputs, OnnxGraph.integer("axis", 1));
        graph.output(all, "logOdds", networks.size());
        String map = graph.add("Concat", maps, OnnxGraph.integer("axis", 1));
        String mean =
                graph.add("ReduceMean", List.of(map), OnnxGraph.integers("axes", 1), OnnxGraph.integer("keepdims", 0));
        graph.output(mean, "map", FilmSet.SIDE / 4, FilmSet.SIDE / 4);
        return graph.bytes();
    }

    private static String features(OnnxGraph graph, int[] channels, String film, List<float[]> weights) {
        String value = film;
        int before = 1;
        for (int layer = 0; layer < channels.length; layer++) {
            String kernel = graph.weights(weights.get(2 * layer), channels[layer], before, 3, 3);
            String bias = graph.weights(weights.get(2 * layer + 1), channels[layer]);
            value = graph.add("Conv", List.of(value, kernel, bias), OnnxGraph.integers("pads", 1, 1, 1, 1));
            value = graph.add("Relu", List.of(value));
            if (layer == 1 || layer == 3) {
                value = graph.add(
                        "MaxPool",
                        List.of(value),
                        OnnxGraph.integers("kernel_shape", 2, 2),
                        OnnxGraph.integers("strides", 2, 2));
            }
            before = channels[layer];
        }
        return value;
    }
}
