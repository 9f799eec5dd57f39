package org.bedside.ecg;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.image.BufferedImage;
import java.util.Locale;

/** A part of an image with a frame and a scale; what lies outside of the frame is not drawn. For one thread. */
final class Plot {

    static final int WIDTH = 640;
    static final int HEIGHT = 280;

    static final int LEFT = 56;
    static final int RIGHT = 16;
    static final int TOP = 28;
    static final int BOTTOM = 28;

    private static final Color FRAME = new Color(0xa0a0a0);

    private final Graphics2D text;
    private final Graphics2D pen;
    private final int top;
    private final Scale across;
    private final Scale up;

    /** From a lowest to a highest value. */
    record Scale(double from, double to) {
        Scale {
            if (!(from < to)) {
                throw new IllegalArgumentException("a scale from its lowest to its highest value");
            }
        }
    }

    /** The plot at this place of a column of plots. */
    Plot(BufferedImage image, int place, Scale across, Scale up) {
        this.top = place * HEIGHT;
        this.across = across;
        this.up = up;
        this.text = image.createGraphics();
        text.setColor(Color.WHITE);
        text.fillRect(0, top, WIDTH, HEIGHT);
        int width = WIDTH - LEFT - RIGHT;
        int height = HEIGHT - TOP - BOTTOM;
        text.setColor(FRAME);
        text.drawRect(LEFT - 1, top + TOP - 1, width + 1, height + 1);
        this.pen = image.createGraphics();
        pen.clipRect(LEFT, top + TOP, width, height);
    }

    /** The column of pixels of a value. */
    int column(double value) {
        return LEFT + place(across, value, WIDTH - LEFT - RIGHT - 1);
    }

    /** The row of pixels of a value. */
    int row(double value) {
        return top + HEIGHT - BOTTOM - 1 - place(up, value, HEIGHT - TOP - BOTTOM - 1);
    }

    private static int place(Scale scale, double value, int pixels) {
        double place = (value - scale.from()) / (scale.to() - scale.from()) * pixels;
        return (int) Math.round(Math.max(-1e6, Math.min(1e6, place)));
    }

    void line(Color color, double fromX, double fromY, double toX, double toY) {
        pen.setColor(color);
        pen.drawLine(column(fromX), row(fromY), column(toX), row(toY));
    }

    /** A triangle with one corner here and two at another place across. */
    void wedge(Color color, double x, double y, double farX, double... farY) {
        Polygon corners = new Polygon();
        corners.addPoint(column(x), row(y));
        for (double far : farY) {
            corners.addPoint(column(farX), row(far));
        }
        pen.setColor(color);
        pen.fillPolygon(corners);
        pen.drawPolygon(corners);
    }

    void dot(Color color, double x, double y) {
        pen.setColor(color);
        pen.fillRect(column(x) - 2, row(y) - 2, 5, 5);
    }

    /** Equally spaced values from a place on, joined by lines. */
    void curve(Color color, int first, float[] values, int from) {
        for (int at = from + 1; at < values.length; at++) {
            line(color, first + at - 1.0, values[at - 1], first + at, values[at]);
        }
    }

    void title(String title) {
        Lettering.write(text, title, LEFT, top + TOP - 10);
    }

    /** What the ends of the scales are. */
    void ends(String left, String right) {
        int below = top + HEIGHT - 10;
        Lettering.write(text, left, LEFT, below);
        Lettering.writeUpTo(text, right, WIDTH - RIGHT, below);
        Lettering.write(text, String.format(Locale.ROOT, "%.2f", up.to()), 8, top + TOP + 10);
        Lettering.write(text, String.format(Locale.ROOT, "%.2f", up.from()), 8, top + HEIGHT - BOTTOM);
    }
}
