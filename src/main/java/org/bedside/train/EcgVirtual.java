package org.bedside.train;

import org.bedside.ecg.Beat;

/**
 * Virtual beats: each training beat as it would be had it been cut a sample earlier or later, or had its waves followed each
 * other a little faster or slower. Where a beat is cut is known to a sample only, and hearts do not keep to a metronome.
 */
final class EcgVirtual {

    /** Virtual beats of one beat; the one in the middle is the beat itself. */
    static final int EACH = 9;

    static final int ITSELF = 4;

    private static final double[] SHIFTS = {-1, 0, 1};
    private static final double[] STRETCHES = {0.93, 1, 1.07};

    private EcgVirtual() {}

    /** The virtual beats of all, those of one beat after another. */
    static double[][] of(double[][] shapes) {
        double[][] virtual = new double[shapes.length * EACH][];
        int n = 0;
        for (double[] shape : shapes) {
            for (double shift : SHIFTS) {
                for (double stretch : STRETCHES) {
                    virtual[n++] = moved(shape, shift, stretch);
                }
            }
        }
        return virtual;
    }

    private static double[] moved(double[] shape, double shift, double stretch) {
        double[] out = new double[shape.length];
        for (int at = 0; at < out.length; at++) {
            double place = Math.min(shape.length - 1, Math.max(0, stretch * at + shift));
            int before = Math.min(shape.length - 2, (int) place);
            out[at] = shape[before] + (place - before) * (shape[before + 1] - shape[before]);
        }
        return Beat.of(out).shape();
    }

    /** The virtual beats of these beats. */
    static int[] rows(int[] beats) {
        int[] rows = new int[beats.length * EACH];
        for (int at = 0; at < rows.length; at++) {
            rows[at] = beats[at / EACH] * EACH + at % EACH;
        }
        return rows;
    }
}
