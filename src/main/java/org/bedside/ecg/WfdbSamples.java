package org.bedside.ecg;

/** Samples in the formats 16 and 212 of the WFDB library (signal(5)): whole numbers, one of each signal after the other. */
public final class WfdbSamples {

    /** What format 16 writes where there is no valid sample; that of format 212 is -2048. */
    private static final int INVALID_16 = -32768;

    private static final int INVALID_212 = -2048;

    /** Where there is no valid sample. */
    public static final int INVALID = Integer.MIN_VALUE;

    private WfdbSamples() {}

    /** How many samples of each signal there are in so many bytes. */
    public static long frames(long bytes, int format, int signals) {
        return (format == 16 ? bytes / 2 : bytes * 2 / 3) / signals;
    }

    /**
     * The converter's values by signal and frame.
     *
     * @param format 16 or 212
     * @param signals how many are in the file
     * @param frames how many of them are read, from the first; no more than there are
     */
    public static int[][] read(byte[] file, int format, int signals, int frames) {
        int[][] values = new int[signals][frames];
        int at = 0;
        for (int frame = 0; frame < frames; frame++) {
            for (int signal = 0; signal < signals; signal++) {
                values[signal][frame] = format == 16 ? value16(file, at) : value212(file, at);
                at++;
            }
        }
        return values;
    }

    private static int value16(byte[] file, int at) {
        int value = (file[2 * at] & 0xff) | (file[2 * at + 1] << 8);
        return value == INVALID_16 ? INVALID : value;
    }

    /** Two samples of 12 bits in three bytes: low byte, both high halves, low byte. */
    private static int value212(byte[] file, int at) {
        int group = at / 2 * 3;
        int high = at % 2 == 0 ? (file[group + 1] & 0x0f) : (file[group + 1] & 0xf0) >> 4;
        int value = (high << 8) | (file[at % 2 == 0 ? group : group + 2] & 0xff);
        value = value > 2047 ? value - 4096 : value;
        return value == INVALID_212 ? INVALID : value;
    }
}
