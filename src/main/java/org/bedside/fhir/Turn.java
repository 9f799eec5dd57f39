package org.bedside.fhir;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * What only one of several servers on one database may do at a time. PostgreSQL keeps the turn as long as the connection
 * lives that took it, so a server that dies gives it back; an embedded database has one server only.
 */
final class Turn implements AutoCloseable {
    private final Optional<Connection> holder;
    private final What what;

    /** The things to be done in turn, by the numbers of their PostgreSQL advisory locks: any that are ours. */
    enum What {
        FIRST_START(0x62656473696465L),
        DEMO_DATA(0x62656473696466L);

        private final long lock;

        What(long lock) {
            this.lock = lock;
        }
    }

    private Turn(Optional<Connection> holder, What what) {
        this.holder = holder;
        this.what = what;
    }

    /** Waits for it. */
    static Turn await(DataSource source, Database.Kind kind, What what) throws SQLException {
        if (kind != Database.Kind.POSTGRESQL) {
            return new Turn(Optional.empty(), what);
        }
        Connection connection = source.getConnection();
        ask(connection, "select pg_advisory_lock(?) is not null", what);
        return new Turn(Optional.of(connection), what);
    }

    /** Empty if another server has it. */
    static Optional<Turn> now(DataSource source, Database.Kind kind, What what) throws SQLException {
        if (kind != Database.Kind.POSTGRESQL) {
            return Optional.of(new Turn(Optional.empty(), what));
        }
        Connection connection = source.getConnection();
        if (ask(connection, "select pg_try_advisory_lock(?)", what)) {
            return Optional.of(new Turn(Optional.of(connection), what));
        }
        connection.close();
        return Optional.empty();
    }

    private static boolean ask(Connection connection, String sql, What what) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, what.lock);
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    /** Gives it back. */
    @Override
    public void close() throws SQLException {
        if (holder.isPresent() && !holder.get().isClosed()) {
            try (Connection connection = holder.get()) {
                ask(connection, "select pg_advisory_unlock(?)", what);
            }
        }
    }
}
