package org.bedside.web;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bedside.catalog.Measure;
import org.bedside.monitor.Followed;
import org.bedside.monitor.Report;
import org.springframework.web.util.HtmlUtils;

/** Predictions against what came about, as a part of the monitor's page. */
final class FollowedHtml {

    private static final Map<String, String> TITLES = Map.of(
            "auroc", "AUROC",
            "brier", "Brier",
            "slope", "Calibration slope",
            "intercept", "Calibration intercept",
            "observedToExpected", "Observed / expected");

    private FollowedHtml() {}

    static void write(Report report, StringBuilder body) {
        if (!report.followed().isEmpty()) {
            body.append(
                    "<h3>Predictions against what came about</h3><p>An encounter counts once, by its newest prediction "
                            + "before the outcome, and only once its time is over. In brackets 95 % intervals.</p>");
        }
        report.followed().forEach(followed -> version(report, followed, body));
    }

    private static void version(Report report, Followed followed, StringBuilder body) {
        body.append(String.format(
                Locale.ROOT,
                "<h4>%s</h4><p>%d predictions: outcome known of %d, pending of %d, never to be known of %d.%s</p>",
                text(followed.model()),
                followed.predictions(),
                followed.known(),
                followed.pending(),
                followed.unknown(),
                followed.pending() == 0
                        ? ""
                        : followed.within()
                                .map(within -> earlier(report, within))
                                .orElse("")));
        if (followed.known() == 0) {
            return;
        }
        body.append("<table><tr><th></th><th>Known</th><th>Came about</th><th>Expected</th>");
        Followed.MEASURES.forEach(
                name -> body.append("<th>").append(TITLES.get(name)).append("</th>"));
        body.append("</tr>");
        followed.groups().forEach(group -> row(group, body));
        body.append("</table>");
    }

    /** Where to look for predictions whose time is over. */
    private static String earlier(Report report, Duration within) {
        return String.format(
                Locale.ROOT,
                " The time of a prediction is over after %d days: see <code>/monitor?service=%s&amp;from=%s&amp;to=%s</code>.",
                within.toDays(),
                text(report.service()),
                report.from().minus(within),
                report.to().minus(within));
    }

    private static void row(Followed.Group group, StringBuilder body) {
        body.append(String.format(
                Locale.ROOT,
                "<tr><th>%s</th><td>%d</td><td>%d</td><td>%.1f</td>",
                text(
                        group.attribute().equals(group.value())
                                ? group.value()
                                : group.attribute() + ": " + group.value()),
                group.known(),
                group.observed(),
                group.expected()));
        if (group.tooFew()) {
            body.append("<td colspan=\"5\">too few: fewer than 20 with the outcome, or fewer than 20 without</td>");
        } else {
            Followed.MEASURES.forEach(name ->
                    body.append("<td>").append(figure(group.measure(name))).append("</td>"));
        }
        body.append("</tr>");
    }

    private static String figure(Optional<Measure> measure) {
        return measure.filter(known -> Double.isFinite(known.value()))
                .map(known ->
                        String.format(Locale.ROOT, "%.3f (%.3f to %.3f)", known.value(), known.low(), known.high()))
                .orElse("");
    }

    private static String text(String text) {
        return HtmlUtils.htmlEscape(text);
    }
}
