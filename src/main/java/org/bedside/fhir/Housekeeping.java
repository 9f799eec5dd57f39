package org.bedside.fhir;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;

/**
 * Keeps an H2 file that is written all day from filling up with dead pages. Each commit appends a chunk, of which one
 * page in a few stays alive. H2's own thread would gather those into new chunks, but it does not run where each commit
 * is written at once; left alone, the file becomes ten times its content, and finding room in it takes longer than the
 * commit itself.
 */
final class Housekeeping {
    /** Of what is in chunks, in percent, that shall be alive. */
    private static final int ALIVE = 60;
    /** Gathered at a time; commits wait for this, a few milliseconds. */
    private static final int BYTES = 1 << 20;
    /** In a row: there is nothing more to gather, or H2 is too busy. */
    private static final int VAIN = 3;

    private static final Duration PAUSE = Duration.ofMillis(5);

    private Housekeeping() {}

    /** Gathers live pages until enough is alive or the time is over. */
    static void gather(Connection connection, Duration longest) throws SQLException {
        if (connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session) {
            MVStore store = session.getDatabase().getStore().getMvStore();
            long end = System.nanoTime() + longest.toNanos();
            int vain = 0;
            while (vain < VAIN && System.nanoTime() < end) {
                if (store.compact(ALIVE, BYTES)) {
                    vain = 0;
                } else {
                    vain++;
                    LockSupport.parkNanos(PAUSE.toNanos());
                }
            }
        }
    }
}
