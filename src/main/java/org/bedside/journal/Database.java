package org.bedside.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import javax.sql.DataSource;

/**
 * Connections, transactions, and the one place where SQL exceptions end.
 *
 * @param first what is done before any work, on the same thread
 */
record Database(DataSource source, Runnable first) {

    /** H2 gives up on a lock after one or two seconds; whoever holds one of ours is done after a batch. */
    private static final int ATTEMPTS = 10;

    /** What is done with a connection. */
    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /** Work whose every statement is committed by itself. */
    <T> T plainly(String what, Work<T> work) {
        first.run();
        try (Connection connection = source.getConnection()) {
            if (!connection.getAutoCommit()) {
                connection.setAutoCommit(true);
            }
            return work.with(connection);
        } catch (SQLException e) {
            throw new JournalFailed(what, e);
        }
    }

    /** Work that happens as a whole or not at all. */
    <T> T atOnce(String what, Work<T> work) {
        try {
            return transaction(work);
        } catch (SQLException e) {
            throw new JournalFailed(what, e);
        }
    }

    /** The same, tried again where another transaction was in the way. */
    <T> T atOnceAfterOthers(String what, Work<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction(work);
            } catch (SQLTransientException e) {
                if (attempt == ATTEMPTS) {
                    throw new JournalFailed(what, e);
                }
            } catch (SQLException e) {
                throw new JournalFailed(what, e);
            }
        }
    }

    private <T> T transaction(Work<T> work) throws SQLException {
        first.run();
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            boolean done = false;
            try {
                T result = work.with(connection);
                connection.commit();
                done = true;
                return result;
            } finally {
                if (!done) {
                    connection.rollback();
                }
                connection.setAutoCommit(true);
            }
        }
    }
}
