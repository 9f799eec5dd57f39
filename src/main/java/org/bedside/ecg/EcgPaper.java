package org.bedside.ecg;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/**
 * Squared paper as electrocardiograms are printed on: 25 mm to a second and 10 mm to a millivolt (Kligfield et al.,
 * Circulation 2007;115:1306), here four pixels to a millimetre. For one drawing, by one thread.
 */
final class EcgPaper {

    /** Pixels to a millimetre. */
    static final int ZOOM = 4;

    static final int PER_SECOND = 25 * ZOOM;
    static final int PER_MILLIVOLT = 10 * ZOOM;

    /** A large square of the paper. */
    static final int SQUARE = 5 * ZOOM;

    /** Height of the line of text above the paper. */
    static final int TITLE = SQUARE;

    static final Color FINE = new Color(0xffe4e4);
    static final Color BOLD = new Color(0xf5b8b8);

    private final BufferedImage image;
    private final Graphics2D pen;
    private final int zero;

    /**
     * White paper, without its squares yet.
     *
     * @param columns pixels from left to right
     * @param up pixels above the zero line
     * @param down pixels below it
     */
    EcgPaper(int columns, int up, int down) {
        this.image = new BufferedImage(columns, TITLE + up + down, BufferedImage.TYPE_INT_RGB);
        this.pen = image.createGraphics();
        this.zero = TITLE + up;
        rectangle(Color.WHITE, 0, 0, columns, image.getHeight());
    }

    BufferedImage image() {
        return image;
    }

    /** The row of pixels of a voltage against the zero line, held to the paper. */
    int row(double millivolts) {
        long row = Math.round(zero - millivolts * PER_MILLIVOLT);
        return (int) Math.max(TITLE, Math.min(image.getHeight() - 1L, row));
    }

    /** From a column up to another. */
    void shade(Color color, int from, int to) {
        rectangle(color, from, TITLE, to - from, image.getHeight() - TITLE);
    }

    /** The squares, over what is shaded. */
    void squares() {
        for (int x = 0; x < image.getWidth(); x += ZOOM) {
            rectangle(FINE, x, TITLE, 1, image.getHeight() - TITLE);
        }
        for (int y = TITLE; y < image.getHeight(); y += ZOOM) {
            rectangle(FINE, 0, y, image.getWidth(), 1);
        }
        for (int y = TITLE; y < image.getHeight(); y += SQUARE) {
            rectangle(BOLD, 0, y, image.getWidth(), 1);
        }
        for (int x = 0; x < image.getWidth(); x += SQUARE) {
            rectangle(BOLD, x, TITLE, 1, image.getHeight() - TITLE);
        }
    }

    /** What a curve covers of a column. */
    void column(Color color, int x, double lowest, double highest) {
        rectangle(color, x, row(highest), 1, row(lowest) - row(highest) + 1);
    }

    /** Two millimetres at the upper edge. */
    void tick(Color color, int x) {
        rectangle(color, x, TITLE, 1, 2 * ZOOM);
    }

    void title(String text) {
        Lettering.write(pen, text, ZOOM, TITLE - ZOOM - 1);
    }

    private void rectangle(Color color, int x, int y, int width, int height) {
        pen.setColor(color);
        pen.fillRect(x, y, width, height);
    }
}
