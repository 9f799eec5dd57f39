package org.bedside.glucose;

import java.util.SplittableRandom;

/** A stream of chance that follows from its seed. Belongs to one thread. */
final class Chance {

    private final SplittableRandom random;
    private double spare = Double.NaN;

    /** A stream of its own for each seed and number. */
    Chance(long seed, long number) {
        // the odd constant is that of SplittableRandom: streams of neighbouring seeds have nothing in common
        this.random = new SplittableRandom(new SplittableRandom(seed).nextLong() + number * 0x9E3779B97F4A7C15L);
    }

    /** From 0 to less than 1. */
    double uniform() {
        return random.nextDouble();
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** Of the standard normal distribution, by Marsaglia's polar method. */
    double normal() {
        if (!Double.isNaN(spare)) {
            double kept = spare;
            spare = Double.NaN;
            return kept;
        }
        double u;
        double v;
        double square;
        do {
            u = 2 * random.nextDouble() - 1;
            v = 2 * random.nextDouble() - 1;
            square = u * u + v * v;
        } while (square >= 1 || square == 0);
        double scale = Math.sqrt(-2 * Math.log(square) / square);
        spare = v * scale;
        return u * scale;
    }

    /** Normal, drawn again until it is within bounds. */
    double between(double low, double high, double mean, double deviation) {
        double value;
        do {
            value = mean + deviation * normal();
        } while (value < low || value > high);
        return value;
    }
}
