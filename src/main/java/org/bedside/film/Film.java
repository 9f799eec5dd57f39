package org.bedside.film;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.bedside.predict.Prediction;

/**
 * A film as the networks see it: 28 by 28 pixels, one byte each, row by row, 0 black to 255 white.
 *
 * @param pixels 784 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // copied on the way in and out
public record Film(byte[] pixels) {

    public static final int SIDE = 28;
    public static final int PIXELS = SIDE * SIDE;

    public Film {
        if (pixels.length != PIXELS) {
            throw new IllegalArgumentException(pixels.length + " pixels; a film has " + PIXELS);
        }
        pixels = pixels.clone();
    }

    /** A copy of the pixels. */
    @Override
    public byte[] pixels() {
        return pixels.clone();
    }

    /** The film as a PNG in shades of grey. */
    public byte[] png() {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, SIDE, SIDE, pixels);
        return Prediction.Picture.of("film", () -> image).drawn().get();
    }

    /** Writes the pixels as 0 to 1 for a network. */
    void write(float[] into, int offset, boolean mirrored) {
        for (int at = 0; at < PIXELS; at++) {
            int column = at % SIDE;
            int from = mirrored ? at - column + SIDE - 1 - column : at;
            into[offset + at] = (pixels[from] & 0xff) / 255f;
        }
    }

    /** The standard deviation of its pixels, white being 1. */
    double contrast() {
        double sum = 0;
        double squares = 0;
        for (byte pixel : pixels) {
            double value = (pixel & 0xff) / 255.0;
            sum += value;
            squares += value * value;
        }
        double mean = sum / PIXELS;
        return Math.sqrt(Math.max(0, squares / PIXELS - mean * mean));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Film film && Arrays.equals(pixels, film.pixels);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(pixels);
    }

    /** Nothing of the pixels: they are a patient's. */
    @Override
    public String toString() {
        return "Film of " + SIDE + " by " + SIDE;
    }
}
