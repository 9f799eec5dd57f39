package org.bedside.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.bedside.monitor.Report;
import org.springframework.web.util.HtmlUtils;

/** Reports as a page for people. */
final class MonitorHtml {

    private MonitorHtml() {}

    static String page(List<Report> reports) {
        StringBuilder body = new StringBuilder("<h1>Monitor</h1>");
        reports.stream()
                .findFirst()
                .ifPresent(first -> body.append("<p>From ")
                        .append(first.from())
                        .append(" until before ")
                        .append(first.to())
                        .append(
                                ", out of the journal. Another time: <code>/monitor?from=2026-01-01&amp;to=2026-02-01</code>; "
                                        + "as JSON with <code>Accept: application/json</code>.</p>"));
        overview(reports, body);
        reports.forEach(report -> service(report, body));
        return Html.page("Monitor", body.toString());
    }

    /** All services at a glance; what is to be looked at is named. */
    private static void overview(List<Report> reports, StringBuilder body) {
        body.append("<table><tr><th>Service</th><th>Calls</th><th>Cards shown</th><th>Accepted</th><th>Overridden</th>"
                + "<th>Inputs that are not as in training</th></tr>");
        for (Report report : reports) {
            String moved = report.inputs().stream()
                    .filter(drift -> drift.verdict() != Report.Verdict.STABLE)
                    .sorted(Comparator.comparingDouble(Report.Drift::index).reversed())
                    .map(Report.Drift::label)
                    .collect(Collectors.joining(", "));
            body.append("<tr><td>").append(text(report.service())).append("</td>");
            Report.Responses responses = report.responses();
            for (long count : new long[] {
                report.said().decisions(), responses.shown(), responses.accepted(), responses.overridden()
            }) {
                body.append("<td>").append(count).append("</td>");
            }
            body.append("<td>").append(text(moved)).append("</td></tr>");
        }
        body.append("</table>");
    }

    private static void service(Report report, StringBuilder body) {
        boolean moved = report.inputs().stream().anyMatch(drift -> drift.verdict() != Report.Verdict.STABLE);
        body.append(moved ? "<details open>" : "<details>")
                .append("<summary><b>")
                .append(text(report.service()))
                .append("</b> <small>")
                .append(text(report.model()))
                .append("</small></summary>");
        figures(report, body);
        body.append("</details>");
    }

    private static void figures(Report report, StringBuilder body) {
        if (report.said().decisions() == 0) {
            body.append("<p>No call in this time.</p>");
            return;
        }
        Report.Responses responses = report.responses();
        body.append("<table>");
        row(body, "Calls", Long.toString(report.said().decisions()));
        row(body, "Came to", counts(report.said().statuses()));
        row(body, "Bands", counts(report.said().bands()));
        row(body, "Held back", counts(report.said().held()));
        row(body, "Why the model said nothing", counts(report.said().silences()));
        row(body, "Models", counts(report.said().models()));
        row(
                body,
                "Cards",
                "%d shown, %d accepted, %d overridden, %d without feedback"
                        .formatted(
                                responses.shown(),
                                responses.accepted(),
                                responses.overridden(),
                                responses.unanswered()));
        row(body, "Overridden because", counts(responses.reasons()));
        body.append("</table>");
        if (report.scores().encounters() > 0) {
            scores(report.scores(), body);
            drifts(report.inputs(), body);
        }
        FollowedHtml.write(report, body);
    }

    private static void scores(Report.Scores scores, StringBuilder body) {
        body.append(
                "<h3>Probabilities</h3><p>Of %d encounters, each by its newest prediction of this model; mean %.3f.</p>"
                        .formatted(scores.encounters(), scores.mean()));
        body.append("<table><tr><th>From</th><th>To</th><th>Encounters</th></tr>");
        for (int at = 0; at < scores.bins().size(); at++) {
            body.append(String.format(
                    Locale.ROOT,
                    "<tr><td>%.1f</td><td>%.1f</td><td>%d</td></tr>",
                    at / 10.0,
                    (at + 1) / 10.0,
                    scores.bins().get(at)));
        }
        body.append("</table>");
    }

    private static void drifts(List<Report.Drift> inputs, StringBuilder body) {
        if (inputs.isEmpty()) {
            body.append(
                    "<p>Drift of the inputs is not known: this model's training did not keep how they were spread.</p>");
            return;
        }
        body.append(
                "<h3>Inputs against training</h3><p>Population stability index: up to 0.1 stable, above 0.25 shifted. "
                        + "What chance alone explains (95 of 100 cases) is called stable.</p>"
                        + "<table><tr><th>Input</th><th>Index</th><th>By chance</th><th></th>"
                        + "<th>Missing</th><th>Missing in training</th></tr>");
        List<Report.Drift> strongest = new ArrayList<>(inputs);
        strongest.sort(Comparator.comparingDouble(Report.Drift::index).reversed());
        for (Report.Drift drift : strongest) {
            body.append("<tr><td>")
                    .append(text(drift.label()))
                    .append(String.format(
                            Locale.ROOT,
                            "</td><td>%.3f</td><td>%.3f</td><td>%s</td><td>%.1f %%</td><td>%.1f %%</td></tr>",
                            drift.index(),
                            drift.byChance(),
                            drift.verdict().name().toLowerCase(Locale.ROOT),
                            100 * drift.missing(),
                            100 * drift.missingThen()));
        }
        body.append("</table>");
    }

    private static void row(StringBuilder body, String name, String value) {
        if (!value.isEmpty()) {
            body.append("<tr><th>")
                    .append(name)
                    .append("</th><td>")
                    .append(value)
                    .append("</td></tr>");
        }
    }

    private static String counts(Map<String, Long> counts) {
        StringBuilder text = new StringBuilder();
        counts.forEach((what, count) -> text.append(text.isEmpty() ? "" : ", ")
                .append(text(what))
                .append(' ')
                .append(count));
        return text.toString();
    }

    private static String text(String text) {
        return HtmlUtils.htmlEscape(text);
    }
}
