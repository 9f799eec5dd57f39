package org.bedside.ecg;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** Writes on pictures. On a machine without any font, as bare servers are, pictures go without words. */
final class Lettering {

    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);

    private static final class Fonts {
        private static final boolean THERE = there();

        private static boolean there() {
            try {
                Graphics2D pen = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
                return pen.getFontMetrics(FONT).stringWidth("0") > 0;
            } catch (LinkageError | InternalError | RuntimeException none) {
                return false;
            }
        }
    }

    private Lettering() {}

    /** From a place on the line to the right. */
    static void write(Graphics2D pen, String text, int x, int y) {
        if (Fonts.THERE) {
            pen.setColor(Color.BLACK);
            pen.setFont(FONT);
            pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            pen.drawString(text, x, y);
        }
    }

    /** Up to a place on the line. */
    static void writeUpTo(Graphics2D pen, String text, int x, int y) {
        if (Fonts.THERE) {
            write(pen, text, x - pen.getFontMetrics(FONT).stringWidth(text), y);
        }
    }
}
