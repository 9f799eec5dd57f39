package org.bedside.fhir;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes an H2 file as small as what is in it when the server stops. A database that commits each write by itself leaves
 * many times its content in dead pages, and does not clear them away while it is busy.
 */
final class Compaction {
    private static final Logger log = LoggerFactory.getLogger(Compaction.class);
    /** Below this nobody minds. */
    private static final long SMALL = 64L << 20;
    /** Rewriting more than this would hold up the stop for minutes. */
    private static final long MOST_ALIVE = 1L << 30;

    /** H2's ErrorCode.DATABASE_IS_CLOSED. */
    private static final int DATABASE_CLOSED = 90121;

    private Compaction() {}

    /** Rewrites the file if less than half of it is alive, and closes the database with it. */
    static void close(DataSource source) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            long bytes = setting(statement, "info.FILE_SIZE");
            long alive = bytes / 100 * setting(statement, "info.CHUNKS_FILL_RATE");
            if (bytes > SMALL && alive < bytes / 2 && alive < MOST_ALIVE) {
                long start = System.nanoTime();
                statement.execute("SHUTDOWN COMPACT");
                log.info("{} MB of database compacted in {} ms", bytes >> 20, (System.nanoTime() - start) / 1_000_000);
            }
        } catch (SQLException closed) {
            // 90121: closing the connection finds the database closed, as it was told to be.
            if (closed.getErrorCode() != DATABASE_CLOSED) {
                log.warn("the database was not compacted: {}", closed.getSQLState());
            }
        }
    }

    private static long setting(Statement statement, String name) throws SQLException {
        String sql = "select SETTING_VALUE from INFORMATION_SCHEMA.SETTINGS where SETTING_NAME = '" + name + "'";
        try (ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? Long.parseLong(row.getString(1)) : 0;
        }
    }
}
