package org.bedside.decision;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bedside.card.Band;
import org.bedside.card.Markdown;
import org.bedside.evidence.Fact;
import org.bedside.evidence.Input;
import org.bedside.evidence.Reading;
import org.bedside.evidence.Remark;
import org.bedside.predict.Contribution;
import org.bedside.predict.IfKnown;
import org.bedside.predict.Prediction;

/** The part of a card's detail that says from which data a prediction comes and what each did to it. */
final class Explanation {

    /** Contributions below this many log-odds change the odds by less than 5 %; they are not listed. */
    private static final double NEGLIGIBLE = 0.05;

    private static final int MOST = 8;

    /** The display of a code comes from the request, at any length. */
    private static final int LONGEST_VALUE = 120;

    private static final Pattern HUMP = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    private Explanation() {}

    /** A table of the strongest contributions, each with value, unit, date and effect on the odds. */
    static void table(Prediction.Risk risk, ZoneId zone, StringBuilder detail) {
        List<Contribution> shown = risk.why().stream()
                .filter(why -> Math.abs(why.logOdds()) >= NEGLIGIBLE)
                .limit(MOST)
                .toList();
        if (shown.isEmpty()) {
            return;
        }
        detail.append("\n\n| Why | Value | Date | Effect on the odds |\n|---|---|---|---|\n");
        for (Contribution why : shown) {
            detail.append("| ")
                    .append(Markdown.escape(why.input().label()))
                    .append(" | ")
                    .append(Markdown.excerpt(value(why), LONGEST_VALUE))
                    .append(" | ")
                    .append(date(why.reading(), zone))
                    .append(" | ")
                    .append(why.logOdds() > 0 ? "raises, ×" : "lowers, ×")
                    .append(String.format(Locale.ROOT, "%.2f", Math.exp(why.logOdds())))
                    .append(" |\n");
        }
        detail.append("\nEffects are against the average patient of the training data.");
        FromNotes.quotes(shown, zone, detail);
    }

    /** A probability with its interval, in bold; the sentence goes on. */
    static void probability(double probability, double lower, double upper, StringBuilder detail) {
        detail.append("\n\n**Probability ")
                .append(Markdown.escape(Band.percent(probability)))
                .append(" %** (95 % interval ")
                .append(Markdown.escape(Band.percent(lower)))
                .append("–")
                .append(Markdown.escape(Band.percent(upper)))
                .append(" %)");
    }

    /** On what the service rests, at the end of each card. */
    static void basis(Asked asked, StringBuilder detail) {
        detail.append("\n\n").append(asked.service().texts().basis());
    }

    /** The inputs that were not to be had. */
    static void missing(List<Remark> remarks, List<IfKnown> ifKnown, List<Input> inputs, StringBuilder detail) {
        if (remarks.isEmpty()) {
            return;
        }
        detail.append("\n\nNot known: ");
        for (int at = 0; at < remarks.size(); at++) {
            Remark remark = remarks.get(at);
            detail.append(at == 0 ? "" : "; ")
                    .append(Markdown.escape(label(remark.about(), inputs)))
                    .append(" (")
                    .append(Markdown.escape(remark.detail()))
                    .append(ifKnown.stream()
                            .filter(range -> range.input().equals(remark.about()))
                            .findFirst()
                            .map(Explanation::change)
                            .orElse(""))
                    .append(')');
        }
        detail.append('.');
    }

    /** What knowing an input could change; nothing where that is less than can be shown. */
    private static String change(IfKnown range) {
        String lowest = Band.percent(range.lowest());
        String highest = Band.percent(range.highest());
        return lowest.equals(highest) ? "" : ", known it would give " + lowest + " to " + highest + " %";
    }

    private static String label(String name, List<Input> inputs) {
        return inputs.stream()
                .filter(input -> input.name().equals(name))
                .map(Input::label)
                .findFirst()
                .orElse(name);
    }

    private static String value(Contribution why) {
        if (why.reading() instanceof Reading.Category category) {
            return words(category.name());
        }
        if (!(why.reading() instanceof Reading.Known known)) {
            return "not known";
        }
        if (why.input().operator() == Input.Operator.ANY) {
            return known.value() > 0
                    ? known.from().stream()
                            .findFirst()
                            .map(Fact::name)
                            .filter(name -> !name.isEmpty())
                            .orElse("yes")
                    : "none recorded";
        }
        boolean slope = why.input().operator() == Input.Operator.SLOPE;
        return number(known.value()) + unit(why.input().ucum()) + (slope ? " per day" : "");
    }

    /** A name written as in code, as words: {@code organFailure} is organ failure. */
    static String words(String name) {
        return HUMP.matcher(name).replaceAll(" ").toLowerCase(Locale.ROOT);
    }

    /** Three significant digits, and never fewer than all before the point; no exponents, which nobody reads at a bed. */
    static String number(double value) {
        BigDecimal exact = BigDecimal.valueOf(value);
        BigDecimal shown = Math.abs(value) >= 100
                ? exact.setScale(0, RoundingMode.HALF_UP)
                : exact.round(new MathContext(3, RoundingMode.HALF_UP));
        return shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString();
    }

    private static String unit(String ucum) {
        return switch (ucum) {
            case "1" -> "";
            case "a" -> " years";
            case "d" -> " days";
            default -> ucum.startsWith("{") ? "" : " " + ucum; // an annotation of UCUM is no unit
        };
    }

    private static String date(Reading reading, ZoneId zone) {
        Optional<Fact> noted = FromNotes.of(reading);
        return noted.isPresent() ? NoteDay.from(noted.get(), zone) : date(reading.from(), zone);
    }

    /** The day of the latest of these facts, {@code ""} if none has one. */
    static String date(List<Fact> from, ZoneId zone) {
        Optional<Instant> latest = from.stream()
                .map(fact -> fact.when().from())
                .filter(at -> at.isAfter(Instant.EPOCH))
                .max(Instant::compareTo);
        return latest.map(at -> LocalDate.ofInstant(at, zone).toString()).orElse("");
    }
}
