package org.bedside.lines;

import java.util.Set;

/** Dates in a line. */
final class Dates {

    private static final Set<String> MONTHS = Set.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
            "jan",
            "feb",
            "mar",
            "apr",
            "jun",
            "jul",
            "aug",
            "sep",
            "sept",
            "oct",
            "nov",
            "dec");
    private static final Set<String> DAYS = Set.of(
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "mon",
            "tue",
            "tues",
            "wed",
            "thu",
            "thurs",
            "fri",
            "sat",
            "sun",
            "tomorrow",
            "yesterday");

    private Dates() {}

    static boolean month(Line line, int i) {
        return MONTHS.contains(line.lower(i)) && (line.lower(i).length() > 3 || Character.isUpperCase(line.first(i)));
    }

    /** The word after the date that begins with the i-th word: 3/4, 3/4/21, 06/2019, 2019, 2021-03-04, March 4, May 2020; else i. */
    static int end(Line line, int i) {
        if (DAYS.contains(line.lower(i))) {
            return i + 1;
        }
        if (month(line, i)) {
            int end = i + 1;
            end += line.is(end, ".") ? 1 : 0;
            if (line.digits(end) && line.lower(end).length() <= 2) {
                end++;
                end += line.is(end, "th") || line.is(end, "st") || line.is(end, "nd") || line.is(end, "rd") ? 1 : 0;
            }
            int year = line.is(end, ",") || line.is(end, "of") ? end + 1 : end;
            return year(line, year) ? year + 1 : end;
        }
        if (!line.digits(i)) {
            return i;
        }
        boolean slashes =
                (line.is(i + 1, "/") || (line.is(i + 1, "-") && line.lower(i).length() == 4))
                        && line.joined(i + 1)
                        && line.joined(i + 2)
                        && line.digits(i + 2);
        if (slashes) {
            boolean three =
                    line.is(i + 3, line.lower(i + 1)) && line.joined(i + 3) && line.digits(i + 4) && line.joined(i + 4);
            boolean monthFirst = value(line, i) <= 31 && (value(line, i + 2) <= 31 || year(line, i + 2));
            if (three || monthFirst || year(line, i)) {
                return three ? i + 5 : i + 3;
            }
        }
        return year(line, i) && !line.is(i + 1, ".") ? i + 1 : i;
    }

    /** A year of four figures, 1900 to 2099. */
    static boolean year(Line line, int i) {
        return line.digits(i)
                && line.lower(i).length() == 4
                && (line.lower(i).startsWith("19") || line.lower(i).startsWith("20"));
    }

    private static int value(Line line, int i) {
        return line.lower(i).length() > 4 ? Integer.MAX_VALUE : Integer.parseInt(line.lower(i));
    }
}
