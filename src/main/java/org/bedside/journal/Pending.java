package org.bedside.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An entry whose RiskAssessment is still to be made.
 *
 * @param attempts how often it was tried in vain
 */
record Pending(Entry entry, int attempts) {

    private static final String ADD = "INSERT INTO bedside_pending (entry, due, attempts) VALUES (?, ?, 0)";

    private static final String CLAIM = "SELECT entry, attempts FROM bedside_pending WHERE due <= ? ORDER BY entry"
            + " LIMIT ? FOR UPDATE SKIP LOCKED";

    static void add(Connection connection, List<Entry> entries) throws SQLException {
        if (entries.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(ADD)) {
            for (Entry entry : entries) {
                statement.setObject(1, entry.id());
                statement.setObject(2, Rows.time(entry.at()));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** What is due; no other transaction can have or erase it until this one ends. */
    static List<Pending> claim(Connection connection, Instant now, int most) throws SQLException {
        List<UUID> ids = new ArrayList<>();
        List<Integer> attempts = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(CLAIM)) {
            statement.setObject(1, Rows.time(now));
            statement.setInt(2, most);
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    ids.add(found.getObject(1, UUID.class));
                    attempts.add(found.getInt(2));
                }
            }
        }
        List<Pending> claimed = new ArrayList<>();
        if (!ids.isEmpty()) {
            for (Entry entry : Finder.byId(connection, ids)) {
                claimed.add(new Pending(entry, attempts.get(ids.indexOf(entry.id()))));
            }
        }
        return claimed;
    }

    void done(Connection connection) throws SQLException {
        Journal.update(connection, "DELETE FROM bedside_pending WHERE entry = ?", entry.id());
    }

    void postpone(Connection connection, Instant due) throws SQLException {
        Journal.update(
                connection,
                "UPDATE bedside_pending SET due = ?, attempts = ? WHERE entry = ?",
                Rows.time(due),
                attempts + 1,
                entry.id());
    }

    /** When the next is due; empty if there is none. */
    static Optional<Instant> next(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement("SELECT due FROM bedside_pending ORDER BY due LIMIT 1");
                ResultSet found = statement.executeQuery()) {
            return found.next() ? Optional.of(Rows.instant(found, "due")) : Optional.empty();
        }
    }
}
