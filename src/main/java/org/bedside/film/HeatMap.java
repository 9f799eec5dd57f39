package org.bedside.film;

import java.awt.image.BufferedImage;

/** A film with what spoke for pneumonia laid over it in red, and what spoke against in blue. */
public final class HeatMap {

    /** Pixels of the picture to one of the film: large enough for a page, too small to be taken for the film itself. */
    private static final int ZOOM = 12;

    private static final int SIDE = Film.SIDE * ZOOM;

    /** How much of a pixel's colour the strongest part takes. */
    private static final double STRONGEST = 0.6;

    /** Log-odds of a part at which the colour is strongest; fixed, so that pictures can be compared. */
    private static final double FULL = 6;

    private HeatMap() {}

    /**
     * The picture, 336 by 336 pixels.
     *
     * @param map what each part added to the log-odds, as {@link FilmModel#map} gives it
     */
    public static BufferedImage image(Film film, double[] map) {
        int parts = (int) Math.round(Math.sqrt(map.length));
        if (parts == 0 || parts * parts != map.length) {
            throw new IllegalArgumentException("the map is no square");
        }
        byte[] pixels = film.pixels();
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                int grey = pixels[y / ZOOM * Film.SIDE + x / ZOOM] & 0xff;
                double effect = between(map, parts, (x + 0.5) * parts / SIDE - 0.5, (y + 0.5) * parts / SIDE - 0.5);
                double share = STRONGEST * Math.min(1, Math.abs(effect) / FULL);
                int faded = (int) Math.round(grey * (1 - share));
                int coloured = (int) Math.round(grey * (1 - share) + 255 * share);
                int red = effect > 0 ? coloured : faded;
                int blue = effect > 0 ? faded : coloured;
                image.setRGB(x, y, red << 16 | faded << 8 | blue);
            }
        }
        return image;
    }

    private static double between(double[] map, int parts, double x, double y) {
        double cx = Math.max(0, Math.min(parts - 1.0, x));
        double cy = Math.max(0, Math.min(parts - 1.0, y));
        int left = (int) cx;
        int top = (int) cy;
        int right = Math.min(parts - 1, left + 1);
        int below = Math.min(parts - 1, top + 1);
        double fx = cx - left;
        double fy = cy - top;
        return (map[top * parts + left] * (1 - fx) + map[top * parts + right] * fx) * (1 - fy)
                + (map[below * parts + left] * (1 - fx) + map[below * parts + right] * fx) * fy;
    }
}
