package org.bedside.ecg;

import java.util.Arrays;
import org.bedside.network.Network;

/**
 * How a heartbeat goes on: from its first 100 samples the 40 that follow, as the mean of several recurrent networks. For any
 * number of threads.
 *
 * <p>There are two sets of networks. The beats of the data set are normalised by the whole beat, so their first part tells the
 * mean and the variance of the part to be forecast: {@link #ofWholeBeat} uses that, for beats of that data set alone. A beat that
 * is still going on has no such mean: {@link #ofBeginning} normalises by what is given.
 */
public final class Forecast implements AutoCloseable {

    /** Samples that a forecast is made from. */
    public static final int GIVEN = 100;

    /** Samples that are forecast. */
    public static final int AHEAD = 40;

    /** A beginning with a smaller standard deviation than this, in its own unit, is a flat line. */
    private static final double FLAT = 1e-6;

    /** The spread of a forecast is not changed by more than this factor to fit what a normalised beat has left. */
    private static final double MOST_STRETCH = 2;

    private final Network wholeBeat;
    private final Network beginning;

    public Forecast(byte[] wholeBeat, byte[] beginning) {
        this.wholeBeat = new Network(wholeBeat);
        this.beginning = new Network(beginning);
    }

    /** The samples that follow, in the unit of those given; throws {@link IllegalArgumentException} for a flat line. */
    public float[] ofBeginning(float[] given) {
        return mean(eachOfBeginning(given));
    }

    /** The samples that follow in a beat of which all 140 samples together have mean 0 and standard deviation 1. */
    public float[] ofWholeBeat(float[] given) {
        return closed(given, mean(eachOfWholeBeat(given)));
    }

    /** What each network says of a beat as {@link #ofBeginning} takes it. */
    public float[][] eachOfBeginning(float[] given) {
        checkLength(given);
        double mean = 0;
        for (float value : given) {
            mean += value / GIVEN;
        }
        double squares = 0;
        for (float value : given) {
            squares += (value - mean) * (value - mean) / GIVEN;
        }
        double spread = Math.sqrt(squares);
        if (!(spread > FLAT && Double.isFinite(spread))) {
            throw new IllegalArgumentException("the beginning of the beat is a flat line");
        }
        float[] normalised = new float[GIVEN];
        for (int at = 0; at < GIVEN; at++) {
            normalised[at] = (float) ((given[at] - mean) / spread);
        }
        float[][] each = run(beginning, normalised);
        for (float[] ahead : each) {
            for (int at = 0; at < AHEAD; at++) {
                ahead[at] = (float) (ahead[at] * spread + mean);
            }
        }
        return each;
    }

    /** What each network says of a beat as {@link #ofWholeBeat} takes it, before it is made to fit the normalisation. */
    public float[][] eachOfWholeBeat(float[] given) {
        checkLength(given);
        return run(wholeBeat, given);
    }

    private static void checkLength(float[] given) {
        if (given.length != GIVEN) {
            throw new IllegalArgumentException(given.length + " samples; a forecast is made from " + GIVEN);
        }
    }

    private static float[][] run(Network network, float[] given) {
        float[] all = network.run("ahead", given, 1, GIVEN);
        float[][] each = new float[all.length / AHEAD][];
        for (int at = 0; at < each.length; at++) {
            each[at] = Arrays.copyOfRange(all, at * AHEAD, (at + 1) * AHEAD);
        }
        return each;
    }

    /** The mean of what the networks say, sample by sample. */
    public static float[] mean(float[][] each) {
        float[] mean = new float[AHEAD];
        for (float[] one : each) {
            for (int at = 0; at < AHEAD; at++) {
                mean[at] += one[at] / each.length;
            }
        }
        return mean;
    }

    /**
     * A forecast moved and stretched so that the whole beat has the sum 0 and the sum of squares 139, which normalising 140
     * samples by their mean and standard deviation (n - 1) gives.
     */
    public static float[] closed(float[] given, float[] ahead) {
        double sum = 0;
        double squares = 0;
        for (float value : given) {
            sum += value;
            squares += value * value;
        }
        double wantedMean = -sum / AHEAD;
        double wantedSquares = Math.max(0, GIVEN + AHEAD - 1 - squares - AHEAD * wantedMean * wantedMean);
        double mean = 0;
        for (float value : ahead) {
            mean += value / AHEAD;
        }
        double own = 0;
        for (float value : ahead) {
            own += (value - mean) * (value - mean);
        }
        double stretch = own > 0 ? Math.sqrt(wantedSquares / own) : 1;
        stretch = Math.max(1 / MOST_STRETCH, Math.min(MOST_STRETCH, stretch));
        float[] closed = new float[AHEAD];
        for (int at = 0; at < AHEAD; at++) {
            closed[at] = (float) (wantedMean + (ahead[at] - mean) * stretch);
        }
        return closed;
    }

    @Override
    public void close() {
        wholeBeat.close();
        beginning.close();
    }
}
