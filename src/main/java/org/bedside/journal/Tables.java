package org.bedside.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Writes entries into the tables, many in one transaction. */
final class Tables {

    private final Database database;
    private volatile Runnable pending = () -> {};

    Tables(Database database) {
        this.database = database;
    }

    /** What is run after entries that are to become RiskAssessments. */
    void onPending(Runnable action) {
        pending = action;
    }

    /** All of these or none. */
    void insert(List<Entry> entries) {
        List<Entry> assessed = assessed(entries);
        if (entries.size() == 1 && assessed.isEmpty()) {
            database.plainly("append an entry", connection -> insert(connection, entries));
        } else {
            database.atOnce("append entries", connection -> {
                insert(connection, entries);
                Pending.add(connection, assessed);
                return entries;
            });
        }
        if (!assessed.isEmpty()) {
            pending.run();
        }
    }

    /** Those that are not in the tables yet. */
    List<Entry> missing(List<Entry> entries) {
        return database.plainly("find entries", connection -> {
            Set<UUID> known = new HashSet<>();
            try (PreparedStatement statement =
                    connection.prepareStatement("SELECT id FROM bedside_entry WHERE id = ANY(?)")) {
                Journal.setIds(statement, 1, entries.stream().map(Entry::id).toList());
                try (ResultSet found = statement.executeQuery()) {
                    while (found.next()) {
                        known.add(found.getObject(1, UUID.class));
                    }
                }
            }
            return entries.stream().filter(entry -> !known.contains(entry.id())).toList();
        });
    }

    private static List<Entry> assessed(List<Entry> entries) {
        return entries.stream().filter(entry -> entry.assessed().isPresent()).toList();
    }

    private static List<Entry> insert(Connection connection, List<Entry> entries) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(Rows.INSERT_ENTRY)) {
            if (entries.size() == 1) {
                Rows.set(statement, entries.get(0));
                statement.executeUpdate();
                return entries;
            }
            for (Entry entry : entries) {
                Rows.set(statement, entry);
                statement.addBatch();
            }
            statement.executeBatch();
            return entries;
        }
    }
}
