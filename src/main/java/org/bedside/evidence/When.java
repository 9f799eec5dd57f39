package org.bedside.evidence;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A time span, first to last instant, both inclusive. A FHIR date of partial precision is the whole span that it may
 * mean: {@code 2024-05} runs from the first to the last moment of May.
 */
public record When(Instant from, Instant to) {

    /** The end of a period that is still open. */
    public static final Instant OPEN = Instant.parse("9999-12-31T23:59:59Z");

    /** The start of a span whose start is not known. */
    static final Instant UNKNOWN = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LAST_DAYS = Instant.parse("9999-01-01T00:00:00Z");

    public When {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a time span ends before it starts");
        }
    }

    public static When at(Instant instant) {
        return new When(instant, instant);
    }

    /**
     * The span of a FHIR date, dateTime or instant; empty if the text is none. FHIR demands an offset beside a time;
     * many systems leave it out, and then mean the time of where they are.
     *
     * @param zone the zone in which a date or a time without an offset is meant
     */
    public static Optional<When> parse(String text, ZoneId zone) {
        try {
            return switch (text.length()) {
                case 4 ->
                    Optional.of(days(
                            LocalDate.of(Integer.parseInt(text), 1, 1),
                            LocalDate.of(Integer.parseInt(text), 12, 31),
                            zone));
                case 7 -> {
                    YearMonth month = YearMonth.parse(text);
                    yield Optional.of(days(month.atDay(1), month.atEndOfMonth(), zone));
                }
                case 10 -> Optional.of(days(LocalDate.parse(text), LocalDate.parse(text), zone));
                default -> Optional.of(at(DateTimes.instant(text, zone)));
            };
        } catch (DateTimeException | NumberFormatException notADate) {
            return Optional.empty();
        }
    }

    private static When days(LocalDate first, LocalDate last, ZoneId zone) {
        return new When(
                first.atStartOfDay(zone).toInstant(),
                last.plusDays(1).atStartOfDay(zone).toInstant().minusNanos(1));
    }

    /** Whether its start is known. */
    public boolean dated() {
        return !from.equals(UNKNOWN);
    }

    /** Whether any moment of this span lies in [start, end]. */
    public boolean overlaps(Instant start, Instant end) {
        return !from.isAfter(end) && !to.isBefore(start);
    }

    /** Whether this goes on; systems write the end of what has none as a day of the year 9999. */
    public boolean open() {
        return !to.isBefore(LAST_DAYS);
    }

    /** This span if it has an end, else its first instant: of what is over, but of which nobody wrote down when. */
    When ended() {
        return open() ? at(from) : this;
    }
}
