package org.bedside.ecg;

import java.util.Arrays;

/**
 * The features of MiniRocket (Dempster, Schmidt, Webb, KDD 2021; arXiv 2012.08791): a beat is convolved with the 84 kernels
 * of nine weights that are 2 in three places and -1 elsewhere, at several dilations; a feature is the share of the result
 * above a bias. Immutable and thread-safe; nothing in it is drawn at random.
 */
public final class Kernels {

    private static final int WIDTH = 9;
    private static final int[][] PLACES = places();

    private final int[] dilations;
    private final double[][] biases;

    /** @param biases a row of biases for each dilation and kernel, in this order */
    public Kernels(int[] dilations, double[][] biases) {
        if (biases.length != dilations.length * PLACES.length) {
            throw new IllegalArgumentException("other than a row of biases for each dilation and kernel");
        }
        this.dilations = dilations.clone();
        this.biases = biases.clone();
    }

    static Kernels of(Weights weights, int length) {
        int[] dilations = Arrays.stream(weights.row("dilations"))
                .mapToInt(dilation -> (int) dilation)
                .toArray();
        for (int dilation : dilations) {
            if (dilation < 1 || 8 * dilation >= length) {
                throw new IllegalArgumentException("a dilation that does not fit into a beat");
            }
        }
        return new Kernels(dilations, weights.matrix("biases"));
    }

    /** These, as they are kept. */
    public Weights into(Weights weights) {
        return weights.with("dilations", new double[][] {
                    Arrays.stream(dilations).asDoubleStream().toArray()
                })
                .with("biases", biases);
    }

    private static int[][] places() {
        int[][] places = new int[84][];
        int n = 0;
        for (int one = 0; one < WIDTH; one++) {
            for (int two = one + 1; two < WIDTH; two++) {
                for (int three = two + 1; three < WIDTH; three++) {
                    places[n++] = new int[] {one, two, three};
                }
            }
        }
        return places;
    }

    /** How many features there are. */
    public int size() {
        return Arrays.stream(biases).mapToInt(row -> row.length).sum();
    }

    /** The features of a beat, each in [0, 1]. */
    public double[] features(double[] shape) {
        double[] features = new double[size()];
        int n = 0;
        int row = 0;
        for (int at = 0; at < dilations.length; at++) {
            double[][] taps = taps(shape, dilations[at]);
            for (int kernel = 0; kernel < PLACES.length; kernel++) {
                double[] result = convolved(taps, kernel, at, dilations[at]);
                for (double bias : biases[row++]) {
                    int above = 0;
                    for (double value : result) {
                        above += value > bias ? 1 : 0;
                    }
                    features[n++] = (double) above / result.length;
                }
            }
        }
        return features;
    }

    /** A beat under one kernel: what biases are taken from in training. */
    public static double[] convolved(double[] shape, int dilationAt, int dilation, int kernel) {
        return convolved(taps(shape, dilation), kernel, dilationAt, dilation);
    }

    /** The beat shifted to each of the nine places, zero outside it, and their sum. */
    private static double[][] taps(double[] shape, int dilation) {
        double[][] taps = new double[WIDTH + 1][shape.length];
        for (int tap = 0; tap < WIDTH; tap++) {
            int shift = (tap - WIDTH / 2) * dilation;
            for (int at = Math.max(0, -shift); at < Math.min(shape.length, shape.length - shift); at++) {
                taps[tap][at] = shape[at + shift];
                taps[WIDTH][at] += shape[at + shift];
            }
        }
        return taps;
    }

    /** Every other kernel and dilation leaves out the ends, where the beat is padded. */
    private static double[] convolved(double[][] taps, int kernel, int dilationAt, int dilation) {
        int length = taps[0].length;
        boolean inner = (dilationAt + kernel) % 2 == 1;
        int from = inner ? WIDTH / 2 * dilation : 0;
        int to = inner ? length - WIDTH / 2 * dilation : length;
        int[] places = PLACES[kernel];
        double[] out = new double[to - from];
        for (int at = from; at < to; at++) {
            out[at - from] = 3 * (taps[places[0]][at] + taps[places[1]][at] + taps[places[2]][at]) - taps[WIDTH][at];
        }
        return out;
    }
}
