package org.bedside.web;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bedside.catalog.Measure;
import org.bedside.monitor.Followed;
import org.bedside.monitor.Report;

/** Predictions against what came about, as a part of the monitor's page. */
final class FollowedHtml {

    private static final Map<String, String> TITLES = Map.of(
            "auroc", "AUROC",
            "brier", "Brier",
            "slope", "Calibration slope",
            "intercept", "Calibration intercept",
            "observedToExpected", "Observed / expected");

    private FollowedHtml() {}

    /**
     * A version of a model.
     *
     * @param over when the time of a prediction is over; {@code ""} if none is pending
     * @param earlier the page with predictions whose time is over; {@code ""} if none is pending
     * @param groups empty while no outcome is known
     */
    public record Version(String model, String says, String over, String earlier, List<Group> groups) {}

    /** Patients with something in common. */
    public record Group(String name, List<String> cells, boolean tooFew) {}

    static String title(String measure) {
        return TITLES.getOrDefault(measure, measure);
    }

    static List<Version> versions(Report report) {
        return report.followed().stream()
                .map(followed -> version(report, followed))
                .toList();
    }

    private static Version version(Report report, Followed followed) {
        Optional<Duration> within = followed.within().filter(time -> followed.pending() > 0);
        return new Version(
                followed.model(),
                String.format(
                        Locale.ROOT,
                        "%d predictions: outcome known of %d, pending of %d, never to be known of %d.",
                        followed.predictions(),
                        followed.known(),
                        followed.pending(),
                        followed.unknown()),
                within.map(time -> "The time of a prediction is over after " + time.toDays() + " days: see")
                        .orElse(""),
                within.map(time -> String.format(
                                Locale.ROOT,
                                "/monitor?service=%s&from=%s&to=%s",
                                report.service(),
                                report.from().minus(time),
                                report.to().minus(time)))
                        .orElse(""),
                followed.known() == 0
                        ? List.of()
                        : followed.groups().stream().map(FollowedHtml::group).toList());
    }

    private static Group group(Followed.Group group) {
        Stream<String> counts = Stream.of(
                Long.toString(group.known()),
                Long.toString(group.observed()),
                String.format(Locale.ROOT, "%.1f", group.expected()));
        Stream<String> figures =
                group.tooFew() ? Stream.of() : Followed.MEASURES.stream().map(name -> figure(group.measure(name)));
        return new Group(
                group.attribute().equals(group.value()) ? group.value() : group.attribute() + ": " + group.value(),
                Stream.concat(counts, figures).toList(),
                group.tooFew());
    }

    private static String figure(Optional<Measure> measure) {
        return measure.filter(known -> Double.isFinite(known.value()))
                .map(known ->
                        String.format(Locale.ROOT, "%.3f (%.3f to %.3f)", known.value(), known.low(), known.high()))
                .orElse("");
    }
}
