package org.bedside.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Which entries are sought: those that meet every condition given, newest first, a page at a time.
 *
 * @param patient a logical id, or {@code ""} for all
 * @param service a service's id, or {@code ""} for all
 * @param from the first millisecond in which the entry's id was made
 * @param to the millisecond before which
 * @param limit entries in a page, 1 to {@link #MOST}
 * @param after where the page before ended
 */
public record Query(
        Optional<UUID> card,
        String patient,
        String service,
        Instant from,
        Instant to,
        int limit,
        Optional<Cursor> after) {

    /** The largest page: 500 entries of the longest kind seen in practice are a few megabytes. */
    public static final int MOST = 500;

    /** Every entry, 50 to a page. */
    public static final Query ALL = new Query(
            Optional.empty(), "", "", Instant.EPOCH, Instant.parse("9999-12-31T00:00:00Z"), 50, Optional.empty());

    public Query {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("a page has 1 to " + MOST + " entries");
        }
        from = withinReach(from);
        to = withinReach(to);
        patient = Text.storable(patient);
        service = Text.storable(service);
    }

    /** Databases know fewer years than Java; ids tell none before 1970 or after 6429: outside there is nothing to find. */
    private static Instant withinReach(Instant instant) {
        Instant last = Instant.EPOCH.plus(Duration.ofDays(365 * 4_000));
        return instant.isBefore(Instant.EPOCH) ? Instant.EPOCH : instant.isAfter(last) ? last : instant;
    }

    public Query withCard(UUID of) {
        return new Query(Optional.of(of), patient, service, from, to, limit, after);
    }

    public Query withPatient(String of) {
        return new Query(card, of, service, from, to, limit, after);
    }

    public Query withService(String of) {
        return new Query(card, patient, of, from, to, limit, after);
    }

    public Query withFrom(Instant first) {
        return new Query(card, patient, service, first, to, limit, after);
    }

    public Query withTo(Instant before) {
        return new Query(card, patient, service, from, before, limit, after);
    }

    public Query withLimit(int entries) {
        return new Query(card, patient, service, from, to, entries, after);
    }

    public Query withAfter(Cursor end) {
        return new Query(card, patient, service, from, to, limit, Optional.of(end));
    }
}
