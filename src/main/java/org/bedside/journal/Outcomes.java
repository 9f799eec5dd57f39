package org.bedside.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * The outcomes of entries that hold a probability of a patient of our own store: awaited, then settled. Several
 * processes may share the work; what one of them was at when it died is done by the next. Safe for use by many threads.
 */
public final class Outcomes {

    private static final String HOLD_MARK =
            "SELECT entry FROM bedside_awaited_until WHERE id = 1 FOR UPDATE SKIP LOCKED";

    private static final String NEXT = "SELECT id, decided_at, CASE WHEN assessed IS NULL THEN 0 ELSE 1 END AS assessed"
            + " FROM bedside_entry WHERE id > ? AND id < ? ORDER BY id LIMIT " + Query.MOST;

    private static final String CLAIM =
            "SELECT entry FROM bedside_awaited WHERE due <= ? ORDER BY due, entry LIMIT ? FOR UPDATE SKIP LOCKED";

    private static final String COLUMNS = "entry, came, settled_at, sex, age_band, race";

    private final Database database;

    public Outcomes(Journal journal) {
        this.database = journal.database();
    }

    /**
     * Looks through the next page of entries for those whose outcome is to be awaited.
     *
     * @param until entries of this time and later are left for another time: some may not have been committed yet
     * @return how many entries were looked through; 0 if there are none, or another process is at it
     */
    public int await(Instant until) {
        return database.atOnce("await outcomes", connection -> {
            Optional<UUID> mark = held(connection);
            return mark.isEmpty() ? 0 : await(connection, mark.get(), CardIds.first(until));
        });
    }

    private static Optional<UUID> held(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(HOLD_MARK);
                ResultSet found = statement.executeQuery()) {
            return found.next() ? Optional.of(found.getObject(1, UUID.class)) : Optional.empty();
        }
    }

    private static int await(Connection connection, UUID after, UUID end) throws SQLException {
        int seen = 0;
        UUID last = after;
        try (PreparedStatement next = connection.prepareStatement(NEXT);
                PreparedStatement add =
                        connection.prepareStatement("INSERT INTO bedside_awaited (entry, due) VALUES (?, ?)")) {
            next.setObject(1, after);
            next.setObject(2, end);
            try (ResultSet found = next.executeQuery()) {
                while (found.next()) {
                    seen++;
                    last = found.getObject("id", UUID.class);
                    if (found.getInt("assessed") == 1) {
                        add.setObject(1, last);
                        add.setObject(2, Rows.time(Rows.instant(found, "decided_at")));
                        add.addBatch();
                    }
                }
            }
            add.executeBatch();
        }
        Journal.update(connection, "UPDATE bedside_awaited_until SET entry = ? WHERE id = 1", last);
        return seen;
    }

    /**
     * Looks after outcomes that are due, the longest due first, in one transaction: until it ends no other process
     * looks after them, and none of their patients is erased.
     *
     * @param most how many
     * @return how many were due
     */
    public int look(Instant now, int most, Function<Entry, Look> eye) {
        return database.atOnce("look after outcomes", connection -> {
            List<UUID> claimed = claim(connection, now, most);
            if (!claimed.isEmpty()) {
                Set<UUID> gone = new HashSet<>(claimed);
                for (Entry entry : Finder.byId(connection, claimed)) {
                    gone.remove(entry.id());
                    keep(connection, entry.id(), eye.apply(entry));
                }
                for (UUID entry : gone) {
                    forget(connection, entry);
                }
            }
            return claimed.size();
        });
    }

    private static List<UUID> claim(Connection connection, Instant now, int most) throws SQLException {
        List<UUID> claimed = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(CLAIM)) {
            statement.setObject(1, Rows.time(now));
            statement.setInt(2, most);
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    claimed.add(found.getObject(1, UUID.class));
                }
            }
        }
        return claimed;
    }

    private static void keep(Connection connection, UUID entry, Look look) throws SQLException {
        if (look instanceof Look.NotYet later) {
            Journal.update(
                    connection, "UPDATE bedside_awaited SET due = ? WHERE entry = ?", Rows.time(later.again()), entry);
        } else if (look instanceof Look.Settled settled) {
            Outcome outcome = settled.outcome();
            Journal.update(
                    connection,
                    "INSERT INTO bedside_outcome (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?)",
                    entry,
                    Rows.word(outcome.came()),
                    Rows.time(outcome.settledAt()),
                    outcome.sex(),
                    outcome.ageBand(),
                    outcome.race());
            forget(connection, entry);
        }
    }

    private static void forget(Connection connection, UUID entry) throws SQLException {
        Journal.update(connection, "DELETE FROM bedside_awaited WHERE entry = ?", entry);
    }

    /** Those that are settled, by their entries. */
    static Map<UUID, Outcome> of(Connection connection, List<Entry> entries) throws SQLException {
        Map<UUID, Outcome> outcomes = new HashMap<>();
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT " + COLUMNS + " FROM bedside_outcome WHERE entry = ANY(?)")) {
            Journal.setIds(statement, 1, entries.stream().map(Entry::id).toList());
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    outcomes.put(found.getObject("entry", UUID.class), outcome(found));
                }
            }
        }
        return outcomes;
    }

    private static Outcome outcome(ResultSet row) throws SQLException {
        return new Outcome(
                Outcome.Came.valueOf(row.getString("came").toUpperCase(Locale.ROOT)),
                Rows.instant(row, "settled_at"),
                row.getString("sex"),
                row.getString("age_band"),
                row.getString("race"));
    }
}
