package org.bedside.lines;

import java.util.Optional;

/**
 * An amount of a drug.
 *
 * @param value its last number
 * @param end the word after it
 * @param route of its form, if that has but one; else empty
 */
record Amount(Kind kind, double value, int begin, int end, String route) {

    /** Amounts by their unit. */
    enum Kind {
        MASS,
        /** International units. */
        ACTIVITY,
        /** International units per volume. */
        CONCENTRATION,
        /** Mass or units per body weight. */
        PER_WEIGHT,
        VOLUME,
        /** A count of tablets, puffs and such. */
        FORM,
        /** A number alone. */
        BARE
    }

    /** Drops into an eye or ear, not of an infusion. */
    private static final double MOST_DROPS = 10;

    /** The amount that begins with the i-th word. */
    static Optional<Amount> at(Line line, int i) {
        Optional<Numeral> first = Numeral.at(line, i);
        if (first.isEmpty() || (line.joined(i) && (line.is(i - 1, "x") || line.is(i - 1, "#")))) {
            return Optional.empty();
        }
        int end = first.get().end();
        double value = first.get().value();
        while (separator(line, end)) {
            Optional<Numeral> next = Numeral.at(line, end + 1);
            if (next.isEmpty()) {
                break;
            }
            value = next.get().value();
            end = next.get().end();
        }
        int unit = end;
        unit += line.is(unit, "-") && line.joined(unit) && line.letters(unit + 1) ? 1 : 0;
        unit += line.is(unit, "of") && line.is(unit + 1, "a") ? 1 : 0;
        unit += line.is(unit, "a") ? 1 : 0;
        unit += line.is(unit, "full") || line.is(unit, "more") || line.is(unit, "small") ? 1 : 0;
        Phrases.Hit<SigWord> word = SigWord.table().at(line, unit);
        boolean drops = (line.is(unit, "gtt") || line.is(unit, "gtts")) && !line.is(unit + 1, "/");
        if (drops && value <= MOST_DROPS) {
            return Optional.of(new Amount(Kind.FORM, value, i, unit + 1, "OPH"));
        }
        Kind kind = switch (word.value().kind()) {
            case MASS -> Kind.MASS;
            case ACTIVITY -> Kind.ACTIVITY;
            case VOLUME -> Kind.VOLUME;
            case FORM -> Kind.FORM;
            default -> Kind.BARE;
        };
        if (kind == Kind.BARE && (counted(line.lower(end)) || counted(line.lower(unit)))) {
            return Optional.empty();
        }
        if (kind == Kind.BARE) {
            // "2 oral tablets", "2 Advair puffs" are not read; "1 nasal spray" is.
            Phrases.Hit<SigWord> later = SigWord.table().at(line, word.end());
            boolean form =
                    word.value().kind() == SigWord.Kind.ROUTE && later.value().kind() == SigWord.Kind.FORM;
            return Optional.of(
                    form
                            ? new Amount(
                                    Kind.FORM,
                                    value,
                                    i,
                                    later.end(),
                                    later.value().value())
                            : new Amount(Kind.BARE, value, i, end, ""));
        }
        return Optional.of(whole(line, i, value, kind, word));
    }

    /** The amount with what stands below its bar: per mL, per hour, per kilogram. */
    private static Amount whole(Line line, int begin, double value, Kind unit, Phrases.Hit<SigWord> word) {
        int end = line.is(word.end() - 1, ",") ? word.end() - 1 : word.end();
        Kind kind = unit;
        while (per(line, end)) {
            Optional<Numeral> below = Numeral.plain(line, end + 1);
            int name = below.isPresent() ? below.get().end() : end + 1;
            String denominator = line.lower(name);
            if (denominator.equals("kg")) {
                kind = Kind.PER_WEIGHT;
            } else if (SigWord.table().at(line, name).value().kind() == SigWord.Kind.VOLUME) {
                kind = unit == Kind.ACTIVITY ? Kind.CONCENTRATION : unit;
            } else if (denominator.equals("day")
                    || denominator.equals("d")
                    || denominator.equals("week")
                    || denominator.equals("wk")
                    || !known(denominator)) {
                break;
            }
            end = name + 1;
        }
        return new Amount(
                kind, value, begin, end, unit == Kind.FORM ? word.value().value() : "");
    }

    /** Whether a number before a word counts something else than a drug. */
    static boolean counted(String word) {
        return switch (word) {
            case "day",
                    "days",
                    "d",
                    "week",
                    "weeks",
                    "wk",
                    "wks",
                    "month",
                    "months",
                    "mo",
                    "mos",
                    "year",
                    "years",
                    "yr",
                    "yrs",
                    "hour",
                    "hours",
                    "hr",
                    "hrs",
                    "h",
                    "min",
                    "minute",
                    "minutes",
                    "bm",
                    "bms",
                    "times",
                    "time",
                    "refill",
                    "refills",
                    "st",
                    "nd",
                    "rd",
                    "th",
                    "s",
                    "yo",
                    "days." -> true;
            default -> false;
        };
    }

    private static boolean per(Line line, int i) {
        return line.is(i, "/")
                || (line.is(i, "per") && (line.is(i + 1, "ml") || line.is(i + 1, "kg") || line.digits(i + 1)));
    }

    private static boolean known(String denominator) {
        return switch (denominator) {
            case "h",
                    "hr",
                    "hour",
                    "hrs",
                    "min",
                    "minute",
                    "actuation",
                    "act",
                    "dose",
                    "spray",
                    "puff",
                    "inh",
                    "inhalation",
                    "tab",
                    "tablet",
                    "m",
                    "act." -> true;
            default -> false;
        };
    }

    private static boolean separator(Line line, int i) {
        boolean sign = switch (line.lower(i)) {
            case "-", "\u2013", "/" -> true;
            case ":" -> line.joined(i) && line.joined(i + 1);
            default -> false;
        };
        return (sign && (line.joined(i) == line.joined(i + 1)))
                || line.is(i, "to")
                || (line.is(i, "or") && Numeral.at(line, i + 1).isPresent());
    }
}
