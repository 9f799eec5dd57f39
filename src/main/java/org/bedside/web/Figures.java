package org.bedside.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.bedside.catalog.Measure;
import org.bedside.catalog.Metrics;
import org.bedside.catalog.ModelFolder;
import org.bedside.catalog.Reported;

/** A model's figures under the names that their readers know, most asked for first. */
final class Figures {
    private static final Map<String, String> NAMES = names();

    private Figures() {}

    /**
     * One figure.
     *
     * @param key as {@code metrics.json} names it
     * @param name as its readers know it, with the threshold where the figure depends on it
     */
    public record Figure(String key, String name, Measure measure) {
        /** With its interval, as it is read. */
        public String text() {
            return Figures.text(measure);
        }
    }

    static String text(Measure measure) {
        if (measure.low() == measure.high()) {
            return String.format(Locale.ROOT, "%.3f", measure.value());
        }
        return String.format(Locale.ROOT, "%.3f (%.3f to %.3f)", measure.value(), measure.low(), measure.high());
    }

    static List<Figure> of(ModelFolder folder) {
        return of(folder, folder.metrics().overall());
    }

    /** The same of some of the patients. */
    static List<Figure> of(ModelFolder folder, Metrics.Group group) {
        Map<String, Measure> left = new TreeMap<>(group.measures());
        String threshold = "%.3g %%".formatted(100 * folder.fit().fit().threshold());
        List<Figure> figures = new ArrayList<>();
        NAMES.forEach((key, name) -> {
            Measure measure = left.remove(key);
            if (measure != null) {
                figures.add(new Figure(key, name.replace("{threshold}", threshold), measure));
            }
        });
        left.forEach((key, measure) -> figures.add(new Figure(key, key, measure)));
        return figures;
    }

    static List<Figure> of(Metrics.Intervals intervals) {
        String held = "Share of %d refits whose probability the 95 %% interval holds".formatted(intervals.refits());
        return List.of(
                exactly("coverage", held, intervals.coverage()),
                exactly("lowest", held + ", in the tenth of the rows where it is lowest", intervals.lowest()),
                exactly("highest", held + ", in the tenth of the rows where it is highest", intervals.highest()),
                exactly(
                        "medianWidth",
                        "Median width of the 95 % intervals, as a probability",
                        intervals.medianWidth()));
    }

    private static Figure exactly(String key, String name, double value) {
        return new Figure(key, name, new Measure(value, value, value));
    }

    static List<Figure> of(Reported reported) {
        return reported.figures().stream()
                .map(figure -> new Figure(figure.name(), figure.name(), figure.measure()))
                .toList();
    }

    private static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("auroc", "AUROC");
        names.put("auprc", "AUPRC (average precision)");
        names.put("brier", "Brier score");
        names.put("ece", "Expected calibration error");
        names.put("slope", "Calibration slope");
        names.put("intercept", "Calibration intercept");
        names.put("sensitivity", "Sensitivity, positive from {threshold} on");
        names.put("specificity", "Specificity, positive from {threshold} on");
        names.put("ppv", "Positive predictive value, positive from {threshold} on");
        return names;
    }
}
