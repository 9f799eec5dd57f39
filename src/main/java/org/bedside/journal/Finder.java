package org.bedside.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads entries, the feedback to them and their outcomes. */
final class Finder {

    /** More than this cannot be shown to one user of one patient within any sensible time. */
    private static final int MOST_SHOWN = 50;

    /** An EHR's clock may be ahead: nobody overrides later than we are told of it. */
    private static final String SHOWN =
            "SELECT e.id, e.decided_at, e.record, (SELECT MAX(LEAST(f.outcome_at, f.received_at))"
                    + " FROM bedside_feedback f WHERE f.entry = e.id AND f.outcome = 'overridden'"
                    + " AND f.reason_code IS NOT NULL) AS overridden_at FROM bedside_entry e"
                    + " WHERE e.patient_hash = ? AND e.id >= ? AND e.patient = ? AND e.service = ? AND e.user_reference = ?"
                    + " AND e.fhir_server = ? AND e.cards > 0 ORDER BY e.id DESC LIMIT " + MOST_SHOWN;

    private Finder() {}

    static List<Shown> shown(Connection connection, Audience audience, Instant since) throws SQLException {
        List<Shown> all = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(SHOWN)) {
            statement.setInt(1, Rows.hash(audience.patient()));
            statement.setObject(2, CardIds.first(since));
            statement.setString(3, audience.patient());
            statement.setString(4, audience.service());
            statement.setString(5, audience.user());
            statement.setString(6, audience.fhirServer());
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    all.add(new Shown(
                            found.getObject("id", UUID.class),
                            Rows.instant(found, "decided_at"),
                            Optional.ofNullable(found.getObject("overridden_at", OffsetDateTime.class))
                                    .map(OffsetDateTime::toInstant),
                            Rows.text(found.getBytes("record"))));
                }
            }
        }
        return all;
    }

    static Page find(Connection connection, Query query) throws SQLException {
        var sql = new StringBuilder("SELECT " + Rows.ENTRY + " FROM bedside_entry WHERE id >= ? AND id < ?");
        List<Object> parameters = new ArrayList<>();
        parameters.add(CardIds.first(query.from()));
        parameters.add(end(query));
        if (!query.patient().isEmpty()) {
            sql.append(" AND patient_hash = ? AND patient = ?");
            parameters.add(Rows.hash(query.patient()));
            parameters.add(query.patient());
        }
        if (!query.service().isEmpty()) {
            sql.append(" AND service = ?");
            parameters.add(query.service());
        }
        query.card().ifPresent(card -> {
            sql.append(" AND id = ? AND cards > ?");
            parameters.add(CardIds.entry(card));
            parameters.add(CardIds.index(card));
        });
        sql.append(" ORDER BY id DESC LIMIT ?");
        parameters.add(query.limit() + 1);
        return page(connection, query.limit(), entries(connection, sql.toString(), parameters));
    }

    private static UUID end(Query query) {
        UUID end = CardIds.first(query.to());
        return query.after()
                .map(Cursor::id)
                .filter(after -> after.compareTo(end) < 0)
                .orElse(end);
    }

    static List<Entry> byId(Connection connection, List<UUID> ids) throws SQLException {
        return entries(
                connection,
                "SELECT " + Rows.ENTRY + " FROM bedside_entry WHERE id = ANY(?)",
                List.of(connection.createArrayOf("uuid", ids.toArray())));
    }

    private static List<Entry> entries(Connection connection, String sql, List<Object> parameters) throws SQLException {
        List<Entry> entries = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, parameters.get(i));
            }
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    entries.add(Rows.entry(found));
                }
            }
        }
        return entries;
    }

    /** @param entries one more than the limit if there is a next page */
    private static Page page(Connection connection, int limit, List<Entry> entries) throws SQLException {
        List<Entry> shown = entries.subList(0, Math.min(limit, entries.size()));
        Map<UUID, List<Feedback>> feedback = feedback(connection, shown);
        Map<UUID, Outcome> outcomes = Outcomes.of(connection, shown);
        Entry last = shown.isEmpty() ? null : shown.get(shown.size() - 1);
        return new Page(
                shown.stream()
                        .map(entry -> new Page.Found(
                                entry,
                                feedback.getOrDefault(entry.id(), List.of()),
                                Optional.ofNullable(outcomes.get(entry.id()))))
                        .toList(),
                entries.size() > limit && last != null ? Optional.of(new Cursor(last.id())) : Optional.empty());
    }

    private static Map<UUID, List<Feedback>> feedback(Connection connection, List<Entry> entries) throws SQLException {
        Map<UUID, List<Feedback>> feedback = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT " + Rows.FEEDBACK + " FROM bedside_feedback WHERE entry = ANY(?) ORDER BY id")) {
            Journal.setIds(statement, 1, entries.stream().map(Entry::id).toList());
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    feedback.computeIfAbsent(found.getObject("entry", UUID.class), id -> new ArrayList<>())
                            .add(Rows.feedback(found));
                }
            }
        }
        return feedback;
    }
}
