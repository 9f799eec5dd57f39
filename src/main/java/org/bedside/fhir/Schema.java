package org.bedside.fhir;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/**
 * The tables of the store, made once. Comparing 90 tables with the entities takes seconds, so a mark remembers for
 * which HAPI version they were made, and nothing is compared while it names ours.
 */
final class Schema {
    private static final String MARK = "hapi";
    private static final String ARRANGED = "arranged";
    private static final String SCRIPTS = "ca/uhn/hapi/fhir/jpa/docs/database/nonpartitioned/";
    private final DataSource source;
    private final Database.Kind kind;
    private final String version;
    private boolean current;

    private Schema(DataSource source, Database.Kind kind, String version) {
        this.source = source;
        this.kind = kind;
        this.version = version;
    }

    /** Makes the tables where there are none at all. */
    static Schema make(DataSource source, Database.Kind kind, String version) {
        Schema schema = new Schema(source, kind, version);
        try (Connection connection = source.getConnection()) {
            schema.current = schema.isMarked(connection) || schema.makeAll(connection);
            if (schema.current) {
                schema.arrange(connection);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The store's tables could not be read or made", e);
        }
        return schema;
    }

    /** Whether the tables are those of our version; if not, Hibernate has to bring them there. */
    boolean isCurrent() {
        return current;
    }

    /** Notes, if it is news, that the tables are those of our version. */
    void mark() {
        if (!current) {
            try (Connection connection = source.getConnection()) {
                new Marks(connection).put(MARK, version);
                arrange(connection);
                current = true;
            } catch (SQLException e) {
                throw new IllegalStateException("The store's tables could not be marked with their version", e);
            }
        }
    }

    private boolean isMarked(Connection connection) throws SQLException {
        return new Marks(connection).get(MARK).filter(version::equals).isPresent();
    }

    /** All tables or, where the script fails on a database that can take them back, none. */
    private boolean makeAll(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try {
            boolean ready = makeIfNone(connection);
            connection.commit();
            return ready;
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private boolean makeIfNone(Connection connection) throws SQLException {
        Marks marks = new Marks(connection);
        if (marks.hasTable("HFJ_RESOURCE")) {
            return false;
        }
        ScriptUtils.executeSqlScript(connection, new ClassPathResource(SCRIPTS + kind.script + ".sql"));
        marks.put(MARK, version);
        return true;
    }

    /**
     * H2 looks up a list of ids by an index only where they are its first column. By HAPI's, which begins with the type, it
     * reads all resources of the type whenever one is stored.
     */
    private void arrange(Connection connection) throws SQLException {
        Marks marks = new Marks(connection);
        if (kind != Database.Kind.H2
                || marks.get(ARRANGED).filter(version::equals).isPresent()) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("alter table HFJ_RESOURCE drop constraint if exists IDX_RES_TYPE_FHIR_ID");
            statement.execute(
                    "alter table HFJ_RESOURCE add constraint IDX_RES_TYPE_FHIR_ID unique (FHIR_ID, RES_TYPE)");
            statement.execute("drop index if exists IDX_RES_FHIR_ID");
        }
        marks.put(ARRANGED, version);
    }
}
