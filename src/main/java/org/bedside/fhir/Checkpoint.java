package org.bedside.fhir;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bounds what a power cut can take from an H2 file: H2 hands each commit to the operating system, which survives the
 * death of the process; this makes the operating system put it on the disk, every few seconds in which there were any,
 * and has the file tidied.
 */
final class Checkpoint implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Checkpoint.class);
    private static final String VERSION =
            "select SETTING_VALUE from INFORMATION_SCHEMA.SETTINGS where SETTING_NAME = 'info.CURRENT_VERSION'";

    /** At most, of each pause between two checkpoints. */
    private static final int TIDYING_SHARE = 10;
    /** For so many checkpoints what was overwritten last stays on the disk: a power cut may take one or two of them. */
    private static final int KEPT = 3;

    private final DataSource source;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "checkpoint");
        thread.setDaemon(true);
        return thread;
    });
    private String synced = "";

    private final Duration pause;

    private Checkpoint(DataSource source, Duration pause) {
        this.source = source;
        this.pause = pause;
    }

    static Checkpoint every(Duration pause, DataSource source) {
        Checkpoint checkpoint = new Checkpoint(source, pause);
        var unused = checkpoint.clock.scheduleWithFixedDelay(
                checkpoint::sync, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
        return checkpoint;
    }

    /** For databases that see to it themselves. */
    static Checkpoint none(DataSource source) {
        Checkpoint checkpoint = new Checkpoint(source, Duration.ZERO);
        checkpoint.clock.shutdown();
        return checkpoint;
    }

    /** The last one; the pool is closed after this. */
    @Override
    public void close() {
        if (!clock.isShutdown()) {
            clock.shutdown();
            sync();
        }
    }

    private synchronized void sync() {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            if (!version(statement).equals(synced)) {
                if (synced.isEmpty()) {
                    statement.execute("SET RETENTION_TIME " + KEPT * pause.toMillis());
                }
                Housekeeping.gather(connection, pause.dividedBy(TIDYING_SHARE));
                statement.execute("CHECKPOINT SYNC");
                synced = version(statement);
            }
        } catch (SQLException e) {
            log.error("The store could not be brought to the disk: {}", e.getMessage());
        }
    }

    private static String version(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(VERSION)) {
            return row.next() ? row.getString(1) : "";
        }
    }
}
