package org.bedside.film;

/**
 * A decoded picture.
 *
 * @param width in pixels
 * @param height in pixels
 * @param grey row by row, 0 black to 1 white
 * @param colour how far its pixels are from grey: the mean distance of the strongest from the weakest of red, green and blue,
 *     in [0, 1]
 */
@SuppressWarnings("ArrayRecordComponent") // as large as a picture: made once, read once
record Picture(int width, int height, float[] grey, double colour) {

    Picture {
        if (grey.length != width * height) {
            throw new IllegalArgumentException(grey.length + " pixels of " + width + " by " + height);
        }
    }

    /**
     * The square in its middle as wide as its short side, each pixel of the film the mean of the area under it, as the films
     * of MedMNIST v2 (Yang et al. 2023) were cut.
     */
    Film film() {
        int side = Math.min(width, height);
        double left = (width - side) / 2.0;
        double top = (height - side) / 2.0;
        double step = side / (double) Film.SIDE;
        byte[] pixels = new byte[Film.PIXELS];
        for (int y = 0; y < Film.SIDE; y++) {
            for (int x = 0; x < Film.SIDE; x++) {
                double mean = mean(left + x * step, top + y * step, step);
                pixels[y * Film.SIDE + x] = (byte) Math.round(255 * Math.max(0, Math.min(1, mean)));
            }
        }
        return new Film(pixels);
    }

    /** Of a square; pixels at its edge count by the share of them that lies in it. */
    private double mean(double left, double top, double side) {
        double sum = 0;
        double area = 0;
        int lastY = Math.min(height - 1, (int) Math.ceil(top + side) - 1);
        int lastX = Math.min(width - 1, (int) Math.ceil(left + side) - 1);
        for (int y = (int) top; y <= lastY; y++) {
            double high = Math.min(y + 1, top + side) - Math.max(y, top);
            for (int x = (int) left; x <= lastX; x++) {
                double weight = high * (Math.min(x + 1, left + side) - Math.max(x, left));
                sum += weight * grey[y * width + x];
                area += weight;
            }
        }
        return sum / area;
    }
}
