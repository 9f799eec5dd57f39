package org.bedside.lines;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How often a drug is taken, where it is said by numbers or days of the week.
 *
 * @param value times per day, week or month as {@code 2/d}, intervals as {@code q6h}, every other day as {@code qod}
 * @param end the word after it
 */
record Frequency(String value, int end) {

    private static final List<String> DAYS = List.of("mo", "tu", "we", "th", "fr", "sa", "su");
    private static final Map<String, String> NAMES =
            Map.of("mwf", "3/wk", "tts", "3/wk", "tths", "3/wk", "tuthsa", "3/wk");
    /** "q6" is every six hours. */
    private static final Set<Double> HOURS = Set.of(2.0, 3.0, 4.0, 6.0, 8.0, 12.0, 24.0, 48.0, 72.0);

    private static final int WEEK = 7;
    private static final int FORTNIGHT = 14;

    static Optional<Frequency> at(Line line, int i) {
        String named = NAMES.get(line.lower(i));
        if (named != null && !line.joined(i)) {
            return Optional.of(new Frequency(named, i + 1));
        }
        Optional<Frequency> clock = clock(line, i).or(() -> initials(line, i));
        if (clock.isPresent()) {
            return clock;
        }
        if (line.is(i, "q") || line.is(i, "every") || line.is(i, "each")) {
            return interval(line, i + 1).or(() -> days(line, i + 1, true));
        }
        if (line.is(i, "on")) {
            return days(line, i + 1, false);
        }
        return patch(line, i).or(() -> times(line, i)).or(() -> hourly(line, i)).or(() -> days(line, i, false));
    }

    /** "8 am", "at 9 pm": once a day. */
    private static Optional<Frequency> clock(Line line, int i) {
        boolean hour = line.digits(i) && line.lower(i).length() <= 2 && (line.is(i + 1, "am") || line.is(i + 1, "pm"));
        return hour ? Optional.of(new Frequency("1/d", i + 2)) : Optional.empty();
    }

    /** "M/W/F", "T/Th/Sa". */
    private static Optional<Frequency> initials(Line line, int i) {
        boolean weekdays = line.is(i, "m") && line.is(i + 1, "-") && line.is(i + 2, "f") && line.joined(i + 2);
        if (weekdays) {
            return Optional.of(new Frequency("5/wk", i + 3));
        }
        int count = 0;
        int end = i;
        while (initial(line.lower(end)) && (count == 0 || line.joined(end))) {
            count++;
            boolean slash = line.is(end + 1, "/") && line.joined(end + 1) && initial(line.lower(end + 2));
            end += slash ? 2 : 1;
            if (!slash) {
                break;
            }
        }
        return count >= 3 ? Optional.of(new Frequency(count + "/wk", end)) : Optional.empty();
    }

    private static boolean initial(String word) {
        return switch (word) {
            case "m", "t", "w", "f", "s", "tu", "th", "r", "sa", "su" -> true;
            default -> false;
        };
    }

    /** "3 times a day", "twice daily", "1-2x/week", "x 2 daily". */
    private static Optional<Frequency> times(Line line, int i) {
        int at = line.is(i, "x") ? i + 1 : i;
        String count;
        switch (line.lower(at)) {
            case "once" -> count = "1";
            case "twice" -> count = "2";
            case "thrice" -> count = "3";
            default -> {
                Optional<Numeral> low = Numeral.at(line, at);
                if (low.isEmpty()) {
                    return Optional.empty();
                }
                count = Decimal.of(low.get().value());
                at = low.get().end() - 1;
                if (to(line, at + 1)) {
                    Optional<Numeral> high = Numeral.at(line, at + 2);
                    if (high.isPresent()) {
                        count += "-" + Decimal.of(high.get().value());
                        at = high.get().end() - 1;
                    }
                }
                boolean said = line.is(at + 1, "times")
                        || line.is(at + 1, "time")
                        || line.is(at + 1, "x")
                        || aWeek(line, at + 1);
                if (!said && at == i) {
                    return Optional.empty();
                }
                at += said ? 1 : 0;
                if (!said && !line.is(i, "x")) {
                    return Optional.empty();
                }
            }
        }
        int period = at + 1;
        boolean per = switch (line.lower(period)) {
            case "a", "per", "each", "every", "/", "in", "q" -> true;
            default -> false;
        };
        period += per ? 1 : 0;
        period += line.is(period, "a") ? 1 : 0;
        String unit = switch (line.lower(period)) {
            case "day", "daily", "d", "night", "nightly" -> "d";
            case "week", "weekly", "wk" -> "wk";
            case "month", "monthly", "mo" -> "mo";
            case "year", "yearly", "annually" -> "yr";
            default -> "";
        };
        return unit.isEmpty() ? Optional.empty() : Optional.of(new Frequency(count + "/" + unit, period + 1));
    }

    /** "days a week" after a number. */
    private static boolean aWeek(Line line, int i) {
        boolean per = line.is(i + 1, "a") || line.is(i + 1, "per") || line.is(i + 1, "/");
        return line.is(i, "days") && per && (line.is(i + 2, "week") || line.is(i + 2, "wk"));
    }

    /** "6 h", "4-6 hours", "2 weeks" after "every". */
    private static Optional<Frequency> interval(Line line, int i) {
        Optional<Numeral> low = Numeral.at(line, i);
        if (low.isEmpty()) {
            return Optional.empty();
        }
        String count = Decimal.of(low.get().value());
        int unit = low.get().end();
        if (to(line, unit)) {
            Optional<Numeral> high = Numeral.at(line, unit + 1);
            if (high.isPresent()) {
                count += "-" + Decimal.of(high.get().value());
                unit = high.get().end();
            }
        }
        unit += line.is(unit, "-") ? 1 : 0;
        double number = low.get().value();
        boolean hours = line.is(i - 1, "q") && line.joined(i) && HOURS.contains(number) && !period(line.lower(unit));
        if (hours) {
            return Optional.of(new Frequency("q" + count + "h", unit));
        }
        String value = switch (line.lower(unit)) {
            case "h", "hr", "hrs", "hour", "hours", "hourly", "°" -> "q" + count + "h";
            case "min", "mins", "minute", "minutes" -> "q" + count + "min";
            case "d", "day", "days" -> days(count, number);
            case "night", "nights" -> days(count, number);
            case "wk", "wks", "week", "weeks", "w" -> number == 1 ? "1/wk" : "1/" + count + "wk";
            case "mo", "mos", "month", "months" -> number == 1 ? "1/mo" : "1/" + count + "mo";
            case "yr", "year", "years" -> number == 1 ? "1/yr" : "1/" + count + "yr";
            default -> "";
        };
        return value.isEmpty() ? Optional.empty() : Optional.of(new Frequency(value, unit + 1));
    }

    private static boolean period(String word) {
        return switch (word) {
            case "h",
                    "hr",
                    "hrs",
                    "hour",
                    "hours",
                    "hourly",
                    "\u00b0",
                    "min",
                    "mins",
                    "minute",
                    "minutes",
                    "d",
                    "day",
                    "days" -> true;
            case "wk", "wks", "week", "weeks", "w", "mo", "mos", "month", "months", "night", "nights", "yr", "year" ->
                true;
            default -> false;
        };
    }

    private static String days(String count, double number) {
        if (number == 1) {
            return "1/d";
        }
        if (number == 2) {
            return "qod";
        }
        if (number == WEEK) {
            return "1/wk";
        }
        return number == FORTNIGHT ? "1/2wk" : number == 30 ? "1/mo" : "1/" + count + "d";
    }

    /** "72-hour patch". */
    private static Optional<Frequency> patch(Line line, int i) {
        boolean hours = line.digits(i)
                && line.is(i + 1, "-")
                && line.is(i + 2, "hour")
                && line.lower(i + 3).startsWith("patch");
        return hours ? Optional.of(new Frequency("q" + line.lower(i) + "h", i + 3)) : Optional.empty();
    }

    /** "6 hourly". */
    private static Optional<Frequency> hourly(Line line, int i) {
        int unit = line.is(i + 1, "-") ? i + 2 : i + 1;
        return line.digits(i) && line.is(unit, "hourly")
                ? Optional.of(new Frequency("q" + line.lower(i) + "h", unit + 1))
                : Optional.empty();
    }

    /** "Mon/Wed/Fri", "Monday through Friday", "Sundays", "Tues and Thurs". */
    private static Optional<Frequency> days(Line line, int i, boolean every) {
        int day = day(line, i);
        if (day < 0) {
            return Optional.empty();
        }
        int count = 1;
        int end = i + 1;
        while (true) {
            int next = end;
            boolean range =
                    line.is(next, "-") || line.is(next, "through") || line.is(next, "thru") || line.is(next, "to");
            while (line.is(next, "/")
                    || line.is(next, ",")
                    || line.is(next, "and")
                    || line.is(next, "&")
                    || (range && next == end)) {
                next++;
            }
            int other = day(line, next);
            if (other < 0 || next == end) {
                break;
            }
            boolean span = range && other > day && !(line.is(next + 1, "-") && day(line, next + 2) >= 0) && count == 1;
            count = span ? other - day + 1 : count + 1;
            end = next + 1;
        }
        boolean plural = line.lower(i).endsWith("days");
        return count > 1 || every || plural ? Optional.of(new Frequency(count + "/wk", end)) : Optional.empty();
    }

    private static int day(Line line, int i) {
        String word = line.lower(i);
        boolean day = switch (word) {
            case "mon",
                    "monday",
                    "mondays",
                    "tue",
                    "tues",
                    "tuesday",
                    "tuesdays",
                    "wed",
                    "wednesday",
                    "wednesdays",
                    "thu",
                    "thur",
                    "thurs",
                    "thursday",
                    "thursdays",
                    "fri",
                    "friday",
                    "fridays",
                    "sat",
                    "saturday",
                    "saturdays",
                    "sun",
                    "sunday",
                    "sundays" -> true;
            default -> false;
        };
        return day ? DAYS.indexOf(word.substring(0, 2)) : -1;
    }

    static boolean to(Line line, int i) {
        return line.is(i, "-") || line.is(i, "\u2013") || line.is(i, "to") || line.is(i, "or");
    }
}
