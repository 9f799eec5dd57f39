package org.bedside.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes entries into the tables, many in one transaction. */
final class Tables {

    private static final Logger LOG = LoggerFactory.getLogger(Tables.class);

    private final Database database;
    private final Predicate<String> patients;
    private volatile Runnable pending = () -> {};

    /** @param patients whether one has this id; of nobody else there is anything to assess */
    Tables(Database database, Predicate<String> patients) {
        this.database = database;
        this.patients = patients;
    }

    /** What is run after entries that are to become RiskAssessments. */
    void onPending(Runnable action) {
        pending = action;
    }

    /** All of these or none. */
    void insert(List<Entry> all) {
        List<Entry> entries = withoutStrangers(all);
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

    /** The same entries, with nothing to assess of who is no patient of ours; each patient is looked for once. */
    private List<Entry> withoutStrangers(List<Entry> entries) {
        Map<String, Boolean> known = new HashMap<>();
        return entries.stream()
                .map(entry -> entry.assessed().isEmpty() || known.computeIfAbsent(entry.patient(), this::isPatient)
                        ? entry
                        : entry.unassessed())
                .toList();
    }

    /** A store that cannot tell keeps no entry out: who makes the RiskAssessment asks again. */
    private boolean isPatient(String id) {
        try {
            return patients.test(id);
        } catch (RuntimeException e) {
            LOG.debug("could not look for a patient: {}", e.getClass().getName());
            return true;
        }
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
