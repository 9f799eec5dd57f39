package org.bedside.fhir;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The first start of a version on a database, from before its tables are made until it is ready. HAPI fills tables of its
 * own while it starts and does not expect another server to do the same, so servers that start together on an empty
 * database wait for the first of them.
 */
final class FirstStart implements AutoCloseable {
    private static final String MARK = "started";

    private final DataSource source;
    private final String version;
    private Optional<Turn> turn;

    private FirstStart(DataSource source, String version, Optional<Turn> turn) {
        this.source = source;
        this.version = version;
        this.turn = turn;
    }

    static FirstStart begin(DataSource source, Database.Kind kind, String version) {
        FirstStart start = new FirstStart(source, version, Optional.empty());
        try {
            if (!start.isMarked()) {
                start.turn = Optional.of(Turn.await(source, kind, Turn.What.FIRST_START));
                if (start.isMarked()) {
                    start.close();
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The database could not be read", e);
        }
        return start;
    }

    private boolean isMarked() throws SQLException {
        try (Connection connection = source.getConnection()) {
            return new Marks(connection).get(MARK).filter(version::equals).isPresent();
        }
    }

    /** The server is ready: whoever waits may go on. */
    void done() throws SQLException {
        if (turn.isPresent()) {
            try (Connection connection = source.getConnection()) {
                new Marks(connection).put(MARK, version);
            }
            close();
        }
    }

    @Override
    public void close() throws SQLException {
        if (turn.isPresent()) {
            turn.get().close();
            turn = Optional.empty();
        }
    }
}
