package org.bedside.journal;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * What one extractor read in notes, kept until its patient is erased or its time is over. A reading that another process kept
 * first stays. Safe for use by many threads.
 */
public final class Readings {

    private static final String FIND =
            "SELECT note, reading FROM bedside_reading WHERE extractor = ? AND note = ANY(?)";

    private static final String ADD = "INSERT INTO bedside_reading (note, extractor, patient, patient_hash, read_at,"
            + " reading) SELECT ?, ?, ?, ?, ?, ? WHERE NOT EXISTS"
            + " (SELECT 1 FROM bedside_reading WHERE note = ? AND extractor = ?)";

    private final Database database;

    public Readings(Journal journal) {
        this.database = journal.tables();
    }

    /**
     * The readings that there are, by their notes.
     *
     * @param extractor what names the extractor in its version
     * @param notes what names a note in its version
     */
    public Map<String, String> find(String extractor, Collection<String> notes) {
        return database.plainly("find readings", connection -> {
            Map<String, String> found = new HashMap<>();
            try (PreparedStatement statement = connection.prepareStatement(FIND)) {
                statement.setString(1, extractor);
                statement.setArray(2, connection.createArrayOf("varchar", notes.toArray()));
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        found.put(rows.getString(1), new String(rows.getBytes(2), StandardCharsets.UTF_8));
                    }
                }
            }
            return found;
        });
    }

    /**
     * Keeps readings of one patient's notes.
     *
     * @param readings JSON by the note
     */
    public void keep(String extractor, String patient, Instant now, Map<String, String> readings) {
        database.atOnceAfterOthers("keep readings", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(ADD)) {
                for (Map.Entry<String, String> reading : readings.entrySet()) {
                    statement.setString(1, reading.getKey());
                    statement.setString(2, extractor);
                    statement.setString(3, patient);
                    statement.setInt(4, Rows.hash(patient));
                    statement.setObject(5, Rows.time(now));
                    statement.setBytes(6, reading.getValue().getBytes(StandardCharsets.UTF_8));
                    statement.setString(7, reading.getKey());
                    statement.setString(8, extractor);
                    statement.addBatch();
                }
                statement.executeBatch();
            }
            return readings;
        });
    }

    static void erase(Connection connection, String patient) throws SQLException {
        Journal.update(
                connection,
                "DELETE FROM bedside_reading WHERE patient_hash = ? AND patient = ?",
                Rows.hash(patient),
                patient);
    }

    static void retain(Connection connection, Instant oldest) throws SQLException {
        Journal.update(connection, "DELETE FROM bedside_reading WHERE read_at < ?", Rows.time(oldest));
    }
}
