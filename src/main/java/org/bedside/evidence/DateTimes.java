package org.bedside.evidence;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * Reads FHIR dateTimes and instants, {@code YYYY-MM-DDThh:mm[:ss[.f]][Z|+hh:mm]}. By hand, because every resource has
 * one and the formatters of java.time took most of the time of reading it.
 */
final class DateTimes {

    private static final int MOST_OFFSET_HOURS = 14;

    private DateTimes() {}

    /**
     * The instant; throws DateTimeException if the text is none.
     *
     * @param zone where a time without an offset is meant
     */
    static Instant instant(String text, ZoneId zone) {
        LocalDate date =
                LocalDate.of(number(text, 0, 4, '-', 9999), number(text, 5, 7, '-', 12), number(text, 8, 10, 'T', 31));
        boolean hasSeconds = text.length() > 16 && text.charAt(16) == ':';
        int hour = number(text, 11, 13, ':', 23);
        int minute = digits(text, 14, 16, 59);
        int second = hasSeconds ? digits(text, 17, 19, 60) : 0; // 60: FHIR allows leap seconds
        int fraction = hasSeconds ? 19 : 16;
        int rest = fraction;
        int nanos = 0;
        if (hasSeconds && rest < text.length() && text.charAt(rest) == '.') {
            rest = fractionEnd(text, fraction + 1);
            nanos = nanos(text, fraction + 1, rest);
        }
        if (rest == text.length()) {
            return date.atTime(LocalTime.of(hour, minute, Math.min(second, 59), nanos))
                    .atZone(zone)
                    .toInstant();
        }
        long seconds = date.toEpochDay() * 86_400 + hour * 3_600L + minute * 60L + second;
        return Instant.ofEpochSecond(seconds - offset(text, rest), nanos);
    }

    private static int offset(String text, int at) {
        char sign = text.charAt(at);
        if (sign == 'Z' && text.length() == at + 1) {
            return 0;
        }
        if ((sign != '+' && sign != '-') || text.length() != at + 6) {
            throw new DateTimeException("not an offset");
        }
        int seconds =
                number(text, at + 1, at + 3, ':', MOST_OFFSET_HOURS) * 3_600 + digits(text, at + 4, at + 6, 59) * 60;
        return sign == '-' ? -seconds : seconds;
    }

    private static int fractionEnd(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        if (end == from) {
            throw new DateTimeException("a fraction without digits");
        }
        return end;
    }

    /** Billionths of a second; what is finer is cut off. */
    private static int nanos(String text, int from, int to) {
        int nanos = 0;
        for (int at = from; at < from + 9; at++) {
            nanos = nanos * 10 + (at < to ? text.charAt(at) - '0' : 0);
        }
        return nanos;
    }

    private static int number(String text, int from, int to, char end, int most) {
        int number = digits(text, from, to, most);
        if (to >= text.length() || text.charAt(to) != end) {
            throw new DateTimeException("not a date and time");
        }
        return number;
    }

    private static int digits(String text, int from, int to, int most) {
        if (to > text.length()) {
            throw new DateTimeException("not a date and time");
        }
        int number = 0;
        for (int at = from; at < to; at++) {
            int digit = text.charAt(at) - '0';
            if (digit < 0 || digit > 9) {
                throw new DateTimeException("not a number");
            }
            number = number * 10 + digit;
        }
        if (number > most) {
            throw new DateTimeException("not a date and time");
        }
        return number;
    }
}
