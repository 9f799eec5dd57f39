package org.bedside.web;

import java.util.List;
import java.util.Locale;
import org.bedside.catalog.Metrics;

/** What came about beside what was predicted, as an SVG: a point per tenth of the patients, with its 95 % interval. */
final class CalibrationPlot {

    private static final int SIDE = 320;
    private static final int LEFT = 48;
    private static final int TOP = 12;
    /** 97.5th percentile of the standard normal distribution. */
    private static final double Z = 1.959963984540054;

    private final StringBuilder svg = new StringBuilder();
    private final double most;

    private CalibrationPlot(double most) {
        this.most = most;
    }

    static String of(List<Metrics.Bin> bins) {
        double highest = bins.stream()
                .mapToDouble(bin -> Math.max(bin.predicted(), upper(bin)))
                .max()
                .orElse(1);
        CalibrationPlot plot = new CalibrationPlot(Math.min(1, Math.ceil(highest * 10) / 10));
        plot.axes();
        bins.forEach(plot::point);
        return plot.svg.append("</svg>").toString();
    }

    private static double lower(Metrics.Bin bin) {
        return wilson(bin, -1);
    }

    private static double upper(Metrics.Bin bin) {
        return wilson(bin, 1);
    }

    /** Wilson's interval of a share: J Am Stat Assoc 1927;22:209. */
    static double wilson(Metrics.Bin bin, int side) {
        double n = bin.n();
        double p = bin.observed();
        double middle = p + Z * Z / (2 * n);
        double half = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
        return (middle + side * half) / (1 + Z * Z / n);
    }

    private void axes() {
        add(
                "<svg role=\"img\" aria-label=\"Calibration: observed against predicted\" width=\"%d\" height=\"%d\""
                        + " viewBox=\"0 0 %d %d\" font-size=\"11\" fill=\"currentColor\">",
                SIDE + LEFT + 20, SIDE + TOP + 44, SIDE + LEFT + 20, SIDE + TOP + 44);
        add("<path d=\"M%.1f %.1fV%.1fH%.1f\" fill=\"none\" stroke=\"currentColor\"/>", x(0), y(most), y(0), x(most));
        add(
                "<path d=\"M%.1f %.1fL%.1f %.1f\" stroke=\"currentColor\" stroke-dasharray=\"4 4\" opacity=\"0.5\"/>",
                x(0), y(0), x(most), y(most));
        for (int tick = 0; tick <= 5; tick++) {
            double at = most * tick / 5;
            add("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%.2f</text>", x(at), y(0) + 16, at);
            add("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"end\">%.2f</text>", x(0) - 6, y(at) + 4, at);
        }
        add("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">predicted</text>", x(most / 2), y(0) + 34);
        add(
                "<text x=\"10\" y=\"%.1f\" text-anchor=\"middle\" transform=\"rotate(-90 10 %.1f)\">observed</text>",
                y(most / 2), y(most / 2));
    }

    private void point(Metrics.Bin bin) {
        add(
                "<path d=\"M%.1f %.1fV%.1f\" stroke=\"#1a6\" stroke-width=\"2\" opacity=\"0.6\"/>",
                x(bin.predicted()), y(lower(bin)), y(upper(bin)));
        add(
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"#1a6\"><title>%d patients: predicted %.3f, observed"
                        + " %.3f</title></circle>",
                x(bin.predicted()), y(bin.observed()), bin.n(), bin.predicted(), bin.observed());
    }

    private double x(double share) {
        return LEFT + SIDE * share / most;
    }

    private double y(double share) {
        return TOP + SIDE * (1 - share / most);
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values));
    }
}
