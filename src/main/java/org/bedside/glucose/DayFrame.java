package org.bedside.glucose;

import java.util.Locale;

/**
 * What pictures of 24 hours of glucose have in common, as SVG: hours to the right, glucose upwards, the target range from 70
 * to 180 mg/dL and the bounds of the others (Battelino et al., Diabetes Care 2019;42:1593).
 */
public final class DayFrame {

    public static final int WIDTH = 720;

    /** Where the first hour begins. */
    public static final int LEFT = 40;

    /** How far down glucose 0 is. */
    public static final int BOTTOM = 260;

    private static final int TOP = 20;
    private static final int RIGHT = 10;
    private static final int MINUTES = 24 * 60;

    /** mg/dL at the top; what is above is drawn there. */
    private static final double MOST = 350;

    private DayFrame() {}

    /** How far to the right a minute of the day is. */
    public static double x(double minute) {
        return LEFT + (WIDTH - LEFT - RIGHT) * minute / MINUTES;
    }

    /** How far down a glucose is. */
    public static double y(double glucose) {
        return BOTTOM - (BOTTOM - TOP) * Math.max(0, Math.min(MOST, glucose)) / MOST;
    }

    /** The beginning of a picture, up to what is drawn over the target range. */
    public static String begin(int height, String label) {
        return text(
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\""
                                + " font-family=\"sans-serif\">%n",
                        WIDTH, height, label)
                + text(
                        "<rect x=\"%d\" y=\"%.1f\" width=\"%d\" height=\"%.1f\" fill=\"#e4f2e4\"/>%n",
                        LEFT, y(180), WIDTH - LEFT - RIGHT, y(70) - y(180));
    }

    /** The bounds of the ranges beside them, in mg/dL or mmol/L, and the hours at that depth. */
    public static String axes(boolean molar, int hoursAt) {
        StringBuilder axes = new StringBuilder()
                .append(bound(54, molar ? "3.0" : "54"))
                .append(bound(70, molar ? "3.9" : "70"))
                .append(bound(180, molar ? "10.0" : "180"))
                .append(bound(250, molar ? "13.9" : "250"));
        for (int hour = 0; hour <= 24; hour += 3) {
            axes.append(text(
                    "<text x=\"%.1f\" y=\"%d\" font-size=\"11\" text-anchor=\"middle\">%d h</text>%n",
                    x(60.0 * hour), hoursAt, hour));
        }
        return axes.toString();
    }

    private static String bound(int glucose, String label) {
        return text(
                "<text x=\"%d\" y=\"%.1f\" font-size=\"11\" text-anchor=\"end\">%s</text>%n",
                LEFT - 4, y(glucose) + 4, label);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
