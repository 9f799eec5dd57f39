package org.bedside.ecg;

import java.util.Arrays;

/**
 * Finds the R peaks of one lead, after Pan and Tompkins, IEEE Trans Biomed Eng 1985;32:230: band-pass, slope, square,
 * moving sum, two adaptive thresholds, search back. Linear in the number of samples.
 */
public final class RPeaks {

    /** Hearts do not depolarise again within 200 ms. */
    private static final double REFRACTORY = 0.2;

    /** Within this time a wave of less than half the slope is taken for a T wave. */
    private static final double T_WAVE = 0.36;

    /** As wide as the widest QRS complex. */
    private static final double WINDOW = 0.15;

    /** After this many mean intervals without a beat, smaller waves count. */
    private static final double MISSED = 1.66;

    private static final double LOW_HERTZ = 5;
    private static final double HIGH_HERTZ = 15;

    private final double hertz;
    private final double[] wave;
    private final double[] energy;

    private RPeaks(double[] samples, double hertz) {
        this.hertz = hertz;
        this.wave = highPass(lowPass(samples, hertz, HIGH_HERTZ), hertz, LOW_HERTZ);
        this.energy = energy();
    }

    /**
     * The places of the R peaks (or of the deepest point where the complex points down), rising.
     *
     * @param samples without NaN
     * @param hertz samples per second, 50 or more
     */
    public static int[] find(double[] samples, double hertz) {
        if (samples.length < hertz) {
            return new int[0];
        }
        RPeaks peaks = new RPeaks(samples, hertz);
        return peaks.refined(peaks.places(), samples);
    }

    /** Twice forth and back through a one-pole filter, so that nothing is shifted in time. */
    private static double[] lowPass(double[] samples, double hertz, double cut) {
        double keep = Math.exp(-2 * Math.PI * cut / hertz);
        double[] out = samples.clone();
        for (int pass = 0; pass < 2; pass++) {
            for (int at = 1; at < out.length; at++) {
                out[at] = keep * out[at - 1] + (1 - keep) * out[at];
            }
            for (int at = out.length - 2; at >= 0; at--) {
                out[at] = keep * out[at + 1] + (1 - keep) * out[at];
            }
        }
        return out;
    }

    private static double[] highPass(double[] samples, double hertz, double cut) {
        double[] slow = lowPass(samples, hertz, cut);
        double[] out = new double[samples.length];
        for (int at = 0; at < out.length; at++) {
            out[at] = samples[at] - slow[at];
        }
        return out;
    }

    private double[] energy() {
        int step = Math.max(1, (int) Math.round(0.008 * hertz));
        int width = Math.max(1, (int) Math.round(WINDOW * hertz));
        double[] square = new double[wave.length];
        for (int at = step; at < wave.length - step; at++) {
            double slope = wave[at + step] - wave[at - step];
            square[at] = slope * slope;
        }
        double[] sum = new double[wave.length];
        double running = 0;
        for (int at = 0; at < wave.length + width / 2; at++) {
            running += at < wave.length ? square[at] : 0;
            running -= at >= width ? square[at - width] : 0;
            if (at >= width / 2) {
                sum[at - width / 2] = Math.max(0, running);
            }
        }
        return sum;
    }

    private int[] places() {
        int[] found = new int[energy.length];
        int n = 0;
        double signal = median(largestPerSecond(2));
        double noise = 0.1 * signal;
        double interval = hertz;
        int refractory = (int) (REFRACTORY * hertz);
        int last = -refractory;
        int candidate = -1;
        int at = 1;
        while (at < energy.length - 1) {
            boolean top = energy[at] > energy[at - 1] && energy[at] >= energy[at + 1];
            if (top && isHighest(at, refractory)) {
                double threshold = noise + 0.25 * (signal - noise);
                if (at - last > refractory && energy[at] > threshold && !tWave(at, last)) {
                    interval = n == 0 ? interval : 0.875 * interval + 0.125 * Math.min(at - last, 2 * hertz);
                    signal = 0.875 * signal + 0.125 * Math.min(energy[at], 4 * signal);
                    found[n++] = at;
                    last = at;
                    candidate = -1;
                } else if (at - last > refractory) {
                    noise = 0.875 * noise + 0.125 * Math.min(energy[at], signal);
                    if (energy[at] > 0.4 * threshold
                            && !tWave(at, last)
                            && (candidate < 0 || energy[at] > energy[candidate])) {
                        candidate = at;
                    }
                }
            }
            if (candidate >= 0 && n > 0 && at - last > MISSED * interval) {
                signal = 0.75 * signal + 0.25 * energy[candidate];
                found[n++] = candidate;
                last = candidate;
                at = candidate; // what follows is looked at again, from the beat that was missed
                candidate = -1;
            }
            at++;
        }
        return Arrays.copyOf(found, n);
    }

    private boolean isHighest(int at, int reach) {
        for (int other = Math.max(0, at - reach / 2); other <= Math.min(energy.length - 1, at + reach / 2); other++) {
            if (energy[other] > energy[at]) {
                return false;
            }
        }
        return true;
    }

    private boolean tWave(int at, int last) {
        return last >= 0 && at - last < T_WAVE * hertz && energy[at] < 0.25 * energy[last];
    }

    private double[] largestPerSecond(double seconds) {
        int width = (int) Math.max(1, Math.min(energy.length, seconds * hertz));
        double[] largest = new double[(energy.length + width - 1) / width];
        for (int at = 0; at < energy.length; at++) {
            largest[at / width] = Math.max(largest[at / width], energy[at]);
        }
        return largest;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** The tip nearby, on the side of the zero line to which the filtered complexes of this lead mostly point. */
    private int[] refined(int[] places, double[] samples) {
        int reach = (int) Math.round(WINDOW / 2 * hertz);
        double up = 0;
        for (int place : places) {
            int tip = tip(wave, place, reach, 0);
            up += Math.signum(wave[tip]);
        }
        int sign = up >= 0 ? 1 : -1;
        int[] tips = new int[places.length];
        int small = Math.max(1, (int) Math.round(0.02 * hertz));
        for (int at = 0; at < places.length; at++) {
            tips[at] = tip(samples, tip(wave, places[at], reach, sign), small, sign);
        }
        return Arrays.stream(tips).distinct().sorted().toArray();
    }

    /** Where the curve is largest within reach: upwards, downwards, or (0) either way. */
    private static int tip(double[] curve, int place, int reach, int sign) {
        int best = place;
        for (int at = Math.max(0, place - reach); at <= Math.min(curve.length - 1, place + reach); at++) {
            double height = sign == 0 ? Math.abs(curve[at]) : sign * curve[at];
            if (height > (sign == 0 ? Math.abs(curve[best]) : sign * curve[best])) {
                best = at;
            }
        }
        return best;
    }
}
