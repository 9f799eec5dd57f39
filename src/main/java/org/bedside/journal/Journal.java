package org.bedside.journal;

import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Every decision and all feedback, in the database; safe for use by many threads. What was appended is as durable as the
 * database's own commits are.
 */
public final class Journal implements AutoCloseable {

    private final Database tables;
    private final Database database;
    private final Tables inserts;
    private final Optional<Backlog> backlog;
    private final Appender appender;
    private volatile Consumer<Entry> appended = entry -> {};
    private volatile Runnable erasure = () -> {};

    private Journal(DataSource source, Optional<Path> folder, Predicate<String> patients) {
        tables = new Database(source, () -> {});
        inserts = new Tables(tables, patients);
        backlog = folder.map(path -> Backlog.open(path, inserts));
        database = backlog.map(behind -> new Database(source, behind::settle)).orElse(tables);
        appender = new Appender(
                backlog.<Consumer<List<Entry>>>map(behind -> behind::keep).orElse(inserts::insert));
    }

    /** The journal in this database, shared by any processes; everybody is a patient of ours. */
    public static Journal open(DataSource source) {
        return open(source, Optional.empty(), patient -> true);
    }

    static Journal open(DataSource source, Path folder) {
        return open(source, Optional.of(folder), patient -> true);
    }

    /**
     * The journal in this database, whose tables are made or brought up to date first.
     *
     * @param folder where entries on their way into a database that this process alone has open are kept in files, no
     *     less safe; empty for a database of several processes
     * @param patients whether there is one of this id in our store; what was predicted of others is kept, but is no
     *     {@linkplain Entry#assessed assessment}
     */
    public static Journal open(DataSource source, Optional<Path> folder, Predicate<String> patients) {
        Schema.migrate(source);
        return new Journal(source, folder, patients);
    }

    /** Keeps an entry; it is committed when this returns. */
    public void append(Entry entry) {
        appender.append(entry);
        appended.accept(entry);
    }

    /**
     * Keeps feedback to a service's cards, also to cards that this service never showed.
     *
     * @return how many rows were about cards that it did show
     */
    public int feedback(String service, List<Feedback> rows) {
        return database.atOnce("append feedback", connection -> {
            Map<UUID, Integer> shown = shown(connection, service, rows);
            int known = 0;
            try (PreparedStatement statement = connection.prepareStatement(Rows.INSERT_FEEDBACK)) {
                for (Feedback row : rows) {
                    UUID entry = CardIds.entry(row.card());
                    boolean isKnown = CardIds.index(row.card()) < shown.getOrDefault(entry, 0);
                    known += isKnown ? 1 : 0;
                    Rows.set(statement, service, row, isKnown ? entry : null);
                    statement.addBatch();
                }
                statement.executeBatch();
            }
            return known;
        });
    }

    /** How many cards a service showed, of each entry that is named. */
    private static Map<UUID, Integer> shown(Connection connection, String service, List<Feedback> rows)
            throws SQLException {
        Map<UUID, Integer> shown = new HashMap<>();
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT id, cards FROM bedside_entry WHERE id = ANY(?) AND service = ?")) {
            setIds(
                    statement,
                    1,
                    rows.stream()
                            .map(row -> CardIds.entry(row.card()))
                            .distinct()
                            .toList());
            statement.setString(2, service);
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    shown.put(found.getObject(1, UUID.class), found.getInt(2));
                }
            }
        }
        return shown;
    }

    /** What an audience was shown since then, newest first; one query by the patient and the time. */
    public List<Shown> shown(Audience audience, Instant since) {
        UUID first = CardIds.first(since);
        // Before the tables are read, so that none is missed on its way.
        List<Entry> behind = backlog.map(files ->
                        files.find(entry -> audience.saw(entry) && entry.id().compareTo(first) >= 0))
                .orElse(List.of());
        List<Shown> shown =
                tables.plainly("find what was shown", connection -> Finder.shown(connection, audience, since));
        Set<UUID> known = shown.stream().map(Shown::entry).collect(Collectors.toSet());
        return Stream.concat(
                        // Feedback settles: to none of these there was any.
                        behind.stream()
                                .filter(entry -> !known.contains(entry.id()))
                                .map(entry -> new Shown(entry.id(), entry.at(), Optional.empty(), entry.record())),
                        shown.stream())
                .toList();
    }

    /** A page of entries, newest first. */
    public Page find(Query query) {
        return database.atOnce("find entries", connection -> Finder.find(connection, query));
    }

    /**
     * Hands over every entry that the query finds, newest first, a page in memory at a time.
     *
     * @return how many
     */
    public long export(Query query, Consumer<Page.Found> each) {
        long count = 0;
        Query next = query.withLimit(Query.MOST);
        while (true) {
            Page page = find(next);
            page.entries().forEach(each);
            count += page.entries().size();
            Optional<Cursor> end = page.next();
            if (end.isEmpty()) {
                return count;
            }
            next = next.withAfter(end.get());
        }
    }

    /**
     * Removes everything about a patient, whichever server that id came from, and notes that something was erased.
     * RiskAssessments being made are awaited: erase here first, then in the store.
     */
    public Removed erase(String patient, Instant now) {
        Removed removed = database.atOnceAfterOthers("erase a patient", connection -> {
            String entries = " IN (SELECT id FROM bedside_entry WHERE patient_hash = ? AND patient = ?)";
            // First, since this waits for the transaction that makes the RiskAssessments.
            int hash = Rows.hash(patient);
            update(connection, "DELETE FROM bedside_pending WHERE entry" + entries, hash, patient);
            // Waits for who looks after outcomes; those settled go with their entries.
            update(connection, "DELETE FROM bedside_awaited WHERE entry" + entries, hash, patient);
            long feedback = update(connection, "DELETE FROM bedside_feedback WHERE entry" + entries, hash, patient);
            long erased = update(
                    connection, "DELETE FROM bedside_entry WHERE patient_hash = ? AND patient = ?", hash, patient);
            Readings.erase(connection, patient);
            update(
                    connection,
                    "INSERT INTO bedside_erasure (erased_at, entries, feedback) VALUES (?, ?, ?)",
                    Rows.time(now),
                    erased,
                    feedback);
            return new Removed(erased, feedback);
        });
        erasure.run();
        return removed;
    }

    /** Removes what is older than may be kept, in batches that each commit. */
    public Removed retain(Duration longest, Instant now) {
        Instant oldest = now.minus(longest);
        Removed all = Removed.NOTHING;
        Removed batch;
        do {
            batch = database.atOnceAfterOthers("delete old entries", connection -> deleteBatch(connection, oldest));
            all = all.plus(batch);
        } while (!batch.equals(Removed.NOTHING));
        database.atOnceAfterOthers("delete old readings", connection -> {
            Readings.retain(connection, oldest);
            return oldest;
        });
        erasure.run();
        return all;
    }

    private static Removed deleteBatch(Connection connection, Instant oldest) throws SQLException {
        List<UUID> ids = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT id FROM bedside_entry WHERE id < ? ORDER BY id LIMIT " + Query.MOST)) {
            statement.setObject(1, CardIds.first(oldest));
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    ids.add(found.getObject(1, UUID.class));
                }
            }
        }
        Array batch = array(connection, ids);
        update(connection, "DELETE FROM bedside_pending WHERE entry = ANY(?)", batch);
        update(connection, "DELETE FROM bedside_awaited WHERE entry = ANY(?)", batch);
        long feedback = update(connection, "DELETE FROM bedside_feedback WHERE entry = ANY(?)", batch);
        long entries = update(connection, "DELETE FROM bedside_entry WHERE id = ANY(?)", batch);
        // Feedback to cards that we do not know has no entry to go with.
        long strays = update(
                connection,
                "DELETE FROM bedside_feedback WHERE id IN (SELECT id FROM bedside_feedback"
                        + " WHERE entry IS NULL AND received_at < ? LIMIT " + Query.MOST + ")",
                Rows.time(oldest));
        return new Removed(entries, feedback + strays);
    }

    static long update(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.executeLargeUpdate();
        }
    }

    static void setIds(PreparedStatement statement, int index, List<UUID> ids) throws SQLException {
        statement.setArray(index, array(statement.getConnection(), ids));
    }

    private static Array array(Connection connection, List<UUID> ids) throws SQLException {
        return connection.createArrayOf("uuid", ids.toArray());
    }

    Database database() {
        return database;
    }

    /** Entries on their way may not be in here yet. */
    Database tables() {
        return tables;
    }

    /** What is run after something was erased, by this process. */
    public void onErased(Runnable action) {
        erasure = action;
    }

    /** What is told of each entry that this process has appended, on the thread that appended it: be quick. */
    public void onAppended(Consumer<Entry> action) {
        appended = action;
    }

    /** What is run after each entry that is to become a RiskAssessment. */
    void onPending(Runnable action) {
        inserts.onPending(action);
    }

    /** After this nothing can be appended. */
    @Override
    public void close() {
        backlog.ifPresent(Backlog::close);
    }
}
