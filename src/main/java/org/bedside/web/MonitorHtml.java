package org.bedside.web;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.bedside.monitor.Followed;
import org.bedside.monitor.Report;

/** Reports as a page for people: what its template shows, as text. */
final class MonitorHtml {

    private MonitorHtml() {}

    /**
     * A service's report.
     *
     * @param counts calls, cards shown, accepted, overridden
     * @param moved names of the inputs that are not as in training, the farthest first
     * @param rows empty without a call
     * @param scores a sentence on all probabilities; {@code ""} without any
     */
    public record Shown(
            String service,
            String model,
            List<Long> counts,
            String moved,
            List<Row> rows,
            String scores,
            List<Line> bins,
            List<Line> drifts,
            List<FollowedHtml.Version> followed) {}

    /** Something with its name. */
    public record Row(String name, String text) {}

    /** Cells of a table, from left to right. */
    public record Line(List<String> cells) {}

    static String page(List<Report> reports) {
        String period = reports.stream()
                .findFirst()
                .map(first -> "From " + first.from().truncatedTo(ChronoUnit.SECONDS) + " until before "
                        + first.to().truncatedTo(ChronoUnit.SECONDS))
                .orElse("");
        return Templates.page(
                "monitor",
                Map.of(
                        "period",
                        period,
                        "measures",
                        Followed.MEASURES.stream().map(FollowedHtml::title).toList(),
                        "reports",
                        reports.stream().map(MonitorHtml::shown).toList()));
    }

    private static Shown shown(Report report) {
        Report.Responses responses = report.responses();
        boolean called = report.said().decisions() > 0;
        boolean scored = called && report.scores().encounters() > 0;
        return new Shown(
                report.service(),
                report.model(),
                List.of(report.said().decisions(), responses.shown(), responses.accepted(), responses.overridden()),
                moved(report),
                called ? rows(report) : List.of(),
                scored ? scores(report.scores()) : "",
                scored ? bins(report.scores()) : List.of(),
                scored ? drifts(report) : List.of(),
                called ? FollowedHtml.versions(report) : List.of());
    }

    private static List<Report.Drift> strongest(Report report) {
        return report.inputs().stream()
                .sorted(Comparator.comparingDouble(Report.Drift::index).reversed())
                .toList();
    }

    private static String moved(Report report) {
        return strongest(report).stream()
                .filter(drift -> drift.verdict() != Report.Verdict.STABLE)
                .map(Report.Drift::label)
                .collect(Collectors.joining(", "));
    }

    private static List<Row> rows(Report report) {
        Report.Responses responses = report.responses();
        return List.of(
                        new Row("Calls", Long.toString(report.said().decisions())),
                        new Row("Came to", counts(report.said().statuses())),
                        new Row("Bands", counts(report.said().bands())),
                        new Row("Held back", counts(report.said().held())),
                        new Row(
                                "Why the model said nothing",
                                counts(report.said().silences())),
                        new Row("Models", counts(report.said().models())),
                        new Row(
                                "Cards",
                                "%d shown, %d accepted, %d overridden, %d without feedback"
                                        .formatted(
                                                responses.shown(),
                                                responses.accepted(),
                                                responses.overridden(),
                                                responses.unanswered())),
                        new Row("Overridden because", counts(responses.reasons())))
                .stream()
                .filter(row -> !row.text().isEmpty())
                .toList();
    }

    private static String scores(Report.Scores scores) {
        return String.format(
                Locale.ROOT,
                "Of %d encounters, each by its newest prediction of this model; mean %.3f.",
                scores.encounters(),
                scores.mean());
    }

    private static List<Line> bins(Report.Scores scores) {
        List<Line> lines = new ArrayList<>();
        for (int at = 0; at < scores.bins().size(); at++) {
            lines.add(new Line(List.of(
                    String.format(Locale.ROOT, "%.1f", at / 10.0),
                    String.format(Locale.ROOT, "%.1f", (at + 1) / 10.0),
                    String.valueOf(scores.bins().get(at)))));
        }
        return lines;
    }

    private static List<Line> drifts(Report report) {
        return strongest(report).stream()
                .map(drift -> new Line(List.of(
                        drift.label(),
                        String.format(Locale.ROOT, "%.3f", drift.index()),
                        String.format(Locale.ROOT, "%.3f", drift.byChance()),
                        drift.verdict().name().toLowerCase(Locale.ROOT),
                        String.format(Locale.ROOT, "%.1f %%", 100 * drift.missing()),
                        String.format(Locale.ROOT, "%.1f %%", 100 * drift.missingThen()))))
                .toList();
    }

    private static String counts(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(count -> count.getKey() + " " + count.getValue())
                .collect(Collectors.joining(", "));
    }
}
