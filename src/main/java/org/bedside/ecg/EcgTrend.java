package org.bedside.ecg;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bedside.ecg.Series.Recording;
import org.bedside.evidence.Fact;
import org.bedside.evidence.Facts;
import org.bedside.evidence.InputReader;
import org.bedside.evidence.Remark;
import org.bedside.evidence.Remark.Reason;
import org.bedside.evidence.Subject;
import org.bedside.predict.Ages;
import org.bedside.predict.Prediction;
import org.bedside.predict.Prediction.Line;
import org.bedside.predict.Specialist;

/**
 * Follows one lead over the electrocardiograms of the last 24 hours: where the ST level goes, what a model for infarction says of
 * the first and of the last, and whether the last beats go on as networks forecast from their beginning. Thread-safe.
 */
public final class EcgTrend implements Specialist {

    static final String RISING = "st-rising";
    static final String FALLING = "st-falling";
    static final String UNCLEAR = "no-clear-trend";

    /** An infarction evolves within hours; what is older does not say how it is now. */
    private static final Duration YOUNG = Duration.ofHours(24);

    /** The time for primary PCI (Byrne et al., Eur Heart J 2023;44:3720): longer apart, an infarction may lie between. */
    private static final Duration WIDEST_GAP = Duration.ofHours(12);

    /** Serial electrocardiograms are taken 15 to 30 minutes apart (Amsterdam et al., Circulation 2014;130:e344). */
    private static final Duration SHORTEST = Duration.ofMinutes(15);

    /** Years; the beats of training are of adults. */
    private static final int ADULT = 18;

    /** Millivolts of new ST elevation (Thygesen et al., Circulation 2018;138:e618, leads other than V2 and V3). */
    private static final double ELEVATION = 0.1;

    /** Millivolts of new ST depression (the same). */
    private static final double DEPRESSION = -0.05;

    private static final String ABOUT = "electrocardiogram";
    private static final String FORECAST = "forecast of the beat";

    private final String id;
    private final String version;
    private final Forecast forecast;
    private final EcgModel beats;
    private final EcgModel infarction;

    /**
     * A follower of recordings.
     *
     * @param beats of the beats that the networks were trained on: how they are cut and which are familiar
     * @param infarction a model for infarction
     */
    public EcgTrend(String id, String version, Forecast forecast, EcgModel beats, EcgModel infarction) {
        if (beats.length() != Forecast.GIVEN + Forecast.AHEAD) {
            throw new IllegalArgumentException("the beats have other than the samples of a forecast");
        }
        if (infarction.infarction().isEmpty()) {
            throw new IllegalArgumentException(infarction.id() + " is no model for infarction");
        }
        this.id = id;
        this.version = version;
        this.forecast = forecast;
        this.beats = beats;
        this.infarction = infarction;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public List<String> labels() {
        return List.of(RISING, FALLING, UNCLEAR);
    }

    @Override
    public Set<String> numbers() {
        return Set.of("recordings", "hours", "first", "last", "slope", "slope-lower", "slope-upper");
    }

    @Override
    public Prediction predict(Facts facts, InputReader inputs) {
        Instant since = facts.asOf().minus(YOUNG);
        List<LeadFact> leads = LeadFact.all(facts).stream()
                .filter(lead -> !lead.at().isBefore(since))
                .toList();
        if (leads.stream().map(LeadFact::at).distinct().count() < Trend.FEWEST) {
            return tooFew(facts);
        }
        Instant first = leads.get(leads.size() - 1).at();
        Optional<Remark> stranger = Ages.outside(facts, first, ADULT, Subject.OLDEST, "first recording");
        if (stranger.isPresent()) {
            return abstained(true, List.of(stranger.get()));
        }
        Map<Lead, List<LeadFact>> repeated = Series.repeated(leads);
        if (repeated.isEmpty()) {
            return abstained("no lead is named in " + Trend.FEWEST + " recordings: they are of different leads");
        }
        List<Remark> refused = new ArrayList<>();
        return Series.best(repeated, infarction, refused)
                .map(series -> followed(series, facts.zone()))
                .orElseGet(() -> abstained(false, refused.stream().distinct().toList()));
    }

    private Prediction tooFew(Facts facts) {
        List<Remark> reasons = new ArrayList<>(facts.remarks().stream()
                .filter(remark -> remark.reason() == Reason.SIGNAL)
                .toList());
        boolean outside = reasons.isEmpty();
        reasons.add(new Remark(
                Reason.MISSING, ABOUT, "there are fewer than " + Trend.FEWEST + " readable ones of the last 24 hours"));
        return abstained(outside, reasons);
    }

    private Prediction abstained(String why) {
        return abstained(false, List.of(new Remark(Reason.VALUE, ABOUT, why)));
    }

    private Prediction abstained(boolean outside, List<Remark> reasons) {
        return new Prediction.Abstained(id, version, outside, reasons);
    }

    private Prediction followed(Series series, ZoneId zone) {
        if (series.widestGap().compareTo(WIDEST_GAP) > 0) {
            return abstained("more than " + WIDEST_GAP.toHours() + " hours lie between two recordings of a lead");
        }
        Duration all = Duration.between(series.first().at(), series.last().at());
        if (all.compareTo(SHORTEST) < 0) {
            return abstained("all recordings of a lead lie within " + SHORTEST.toMinutes() + " minutes");
        }
        Trend trend = series.trend();
        List<Remark> missing = new ArrayList<>(series.refused());
        List<Line> lines = new ArrayList<>();
        lines.add(recordings(series, zone));
        lines.add(levels(series));
        lines.add(slope(trend, series.facts()));
        infarction(series, lines, missing);
        Optional<Foreseen> foreseen = foreseen(series.last(), missing);
        foreseen.ifPresent(beat -> lines.add(forecast(beat, series.last())));
        TrendPicture picture = TrendPicture.of(series, trend, foreseen, zone);
        return new Prediction.Statement(
                id,
                version,
                label(trend),
                Optional.empty(),
                numbers(series, trend),
                lines,
                missing,
                Optional.of(Prediction.Picture.of(picture.label(), picture::image)),
                Optional.empty());
    }

    /** A trend is clear if its interval leaves out 0 and the level moved by what counts as new. */
    static String label(Trend trend) {
        if (trend.lower() > 0 && trend.change() >= ELEVATION) {
            return RISING;
        }
        return trend.upper() < 0 && trend.change() <= DEPRESSION ? FALLING : UNCLEAR;
    }

    private static Map<String, Double> numbers(Series series, Trend trend) {
        return Map.of(
                "recordings", (double) series.recordings().size(),
                "hours", hundredths(trend.hours()),
                "first", hundredths(series.first().millivolts()),
                "last", hundredths(series.last().millivolts()),
                "slope", hundredths(trend.slope()),
                "slope-lower", hundredths(trend.lower()),
                "slope-upper", hundredths(trend.upper()));
    }

    private static double hundredths(double value) {
        return Math.rint(value * 100) / 100 + 0.0;
    }

    private static Line recordings(Series series, ZoneId zone) {
        return new Line(
                "Recordings of lead " + series.lead().label(),
                Integer.toString(series.recordings().size()),
                series.first().lead().minute(zone) + " to "
                        + series.last().lead().minute(zone),
                series.facts());
    }

    private static Line levels(Series series) {
        return new Line(
                "ST level 60 ms after the J point, first to last",
                said(
                        "%.2f to %.2f mV",
                        series.first().millivolts(), series.last().millivolts()),
                "against the PR segment",
                series.facts());
    }

    private static Line slope(Trend trend, List<Fact> from) {
        return new Line(
                "ST level, change per hour",
                said("%.2f mV (95 %% interval %.2f to %.2f)", trend.slope(), trend.lower(), trend.upper()),
                "a straight line through the recordings",
                from);
    }

    private void infarction(Series series, List<Line> lines, List<Remark> missing) {
        InfarctionModel model = infarction.infarction().orElseThrow();
        List<Recording> familiar = List.of(series.first(), series.last()).stream()
                .filter(recording ->
                        !infarction.familiarity().strange(recording.strip().typical()))
                .toList();
        if (familiar.size() < 2) {
            missing.add(new Remark(
                    Reason.VALUE,
                    "probability of infarction",
                    "the first or the last recording has beats unlike those that " + infarction.id()
                            + " was trained on"));
            return;
        }
        lines.add(new Line(
                "Probability of infarction, first to last",
                estimate(model, series.first()) + " to " + estimate(model, series.last()),
                "by " + infarction.id() + " " + infarction.version() + ", a demonstration",
                familiar.stream().map(Recording::fact).toList()));
    }

    private static String estimate(InfarctionModel model, Recording recording) {
        Estimate estimate = model.estimate(recording.strip().typical());
        return said(
                "%s (%s to %s)",
                probability(estimate.probability()), probability(estimate.lower()), probability(estimate.upper()));
    }

    /** Neither 0 nor 1, which no model knows. */
    private static String probability(double value) {
        return value < 0.01 ? "<0.01" : value > 0.99 ? ">0.99" : said("%.2f", value);
    }

    private Optional<Foreseen> foreseen(Recording last, List<Remark> missing) {
        Strip strip = Strip.of(last.lead().signal(), beats.length(), beats.before());
        if (!strip.refused().isEmpty() || beats.familiarity().strange(strip.typical())) {
            missing.add(new Remark(
                    Reason.VALUE,
                    FORECAST,
                    "the last recording has beats unlike those that the networks were trained on"));
            return Optional.empty();
        }
        Optional<Foreseen> foreseen = Foreseen.of(strip.beats(), forecast);
        if (foreseen.isEmpty()) {
            missing.add(new Remark(Reason.VALUE, FORECAST, "the beats of the last recording begin with a flat line"));
        }
        return foreseen;
    }

    private Line forecast(Foreseen foreseen, Recording last) {
        return new Line(
                "Last beat, the last " + Forecast.AHEAD + " of its " + beats.length() + " samples as forecast",
                said("mean squared error %.2f", foreseen.lastError()),
                said(
                        "%.2f over the last %d beats; 1 is the variance of a beat",
                        foreseen.meanError(), foreseen.errors().length),
                List.of(last.fact()));
    }

    private static String said(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
