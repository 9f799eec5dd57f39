package org.bedside.train;

import java.util.List;
import java.util.Locale;
import org.bedside.catalog.Measure;
import org.bedside.catalog.Reported;

/** Figures for a person, a line each, or for a program, as a JSON object. */
final class FigureText {

    private FigureText() {}

    static String lines(List<Reported.Figure> figures) {
        StringBuilder text = new StringBuilder();
        for (Reported.Figure figure : figures) {
            Measure measure = figure.measure();
            text.append(String.format(
                    Locale.ROOT,
                    "%-12s %.4f [%.4f, %.4f]%n",
                    figure.name(),
                    measure.value(),
                    measure.low(),
                    measure.high()));
        }
        return text.toString();
    }

    /**
     * The names are the program's own: none needs escaping.
     *
     * @param counts of rows, name and number in turn
     */
    static String json(String model, List<Reported.Figure> figures, Object... counts) {
        StringBuilder text =
                new StringBuilder("{\n  \"model\" : \"").append(model).append('"');
        for (int at = 0; at < counts.length; at += 2) {
            text.append(",\n  \"").append(counts[at]).append("\" : ").append(counts[at + 1]);
        }
        for (Reported.Figure figure : figures) {
            Measure measure = figure.measure();
            text.append(",\n  \"")
                    .append(figure.name())
                    .append("\" : {\"value\" : ")
                    .append(number(measure.value()))
                    .append(", \"low\" : ")
                    .append(number(measure.low()))
                    .append(", \"high\" : ")
                    .append(number(measure.high()))
                    .append('}');
        }
        return text.append("\n}\n").toString();
    }

    private static String number(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "null";
    }
}
