package org.bedside.lines;

import java.util.Optional;

/**
 * How long a drug is taken.
 *
 * @param end the word after it
 */
record Duration(int end) {

    static Optional<Duration> at(Line line, int i) {
        return switch (line.lower(i)) {
            case "x", "for", "times" -> span(line, i + 1);
            case "until", "till", "through", "thru" -> date(line, i + 1);
            default -> course(line, i);
        };
    }

    private static Optional<Duration> span(Line line, int i) {
        int at = i;
        while (filler(line.lower(at))) {
            at++;
        }
        int unit = line.is(at - 1, "a") || line.is(at - 1, "next") ? at : -1;
        Optional<Numeral> low = Numeral.at(line, at);
        if (low.isPresent()) {
            unit = low.get().end();
            if (Frequency.to(line, unit)) {
                unit = Numeral.at(line, unit + 1).map(Numeral::end).orElse(unit);
            }
        }
        if (unit < 0) {
            return Optional.empty();
        }
        unit += line.is(unit, "-") || line.is(unit, "more") || line.is(unit, "additional") ? 1 : 0;
        return switch (line.lower(unit)) {
            case "d",
                    "day",
                    "days",
                    "wk",
                    "wks",
                    "week",
                    "weeks",
                    "mo",
                    "mos",
                    "month",
                    "months",
                    "night",
                    "nights",
                    "hour",
                    "hours",
                    "hrs",
                    "yr",
                    "yrs",
                    "year",
                    "years",
                    "w" ->
                line.is(unit + 1, "prior") || line.is(unit + 1, "before")
                        ? Optional.empty()
                        : Optional.of(new Duration(unit + 1));
            default -> Optional.empty();
        };
    }

    private static boolean filler(String word) {
        return switch (word) {
            case "the",
                    "next",
                    "another",
                    "a",
                    "total",
                    "of",
                    "up",
                    "to",
                    "at",
                    "least",
                    "about",
                    "first",
                    "additional",
                    "approximately" -> true;
            default -> false;
        };
    }

    private static Optional<Duration> date(Line line, int i) {
        int end = Dates.end(line, i);
        return end > i ? Optional.of(new Duration(end)) : Optional.empty();
    }

    /** The "7-day" of "7-day course". */
    private static Optional<Duration> course(Line line, int i) {
        Optional<Numeral> number = Numeral.at(line, i);
        if (number.isEmpty()) {
            return Optional.empty();
        }
        int unit = number.get().end();
        unit += line.is(unit, "-") ? 1 : 0;
        boolean time = line.is(unit, "day") || line.is(unit, "week") || line.is(unit, "month");
        boolean course = switch (line.lower(unit + 1)) {
            case "course", "taper", "regimen", "treatment", "burst" -> true;
            default -> false;
        };
        return time && course ? Optional.of(new Duration(unit + 1)) : Optional.empty();
    }
}
