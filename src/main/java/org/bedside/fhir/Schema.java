package org.bedside.fhir;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/**
 * The tables of the store, made once. Comparing 90 tables with the entities takes seconds, so a marker remembers for
 * which HAPI version they were made, and nothing is compared while it names ours.
 */
final class Schema {
    private static final String SCRIPTS = "ca/uhn/hapi/fhir/jpa/docs/database/nonpartitioned/";
    /** "BEDSIDE" in ASCII, cut to 48 bits: replicas that start together make the tables one after another. */
    private static final long LOCK = 0x426564736964L;

    private final DataSource source;
    private final Database.Kind kind;
    private final String version;

    Schema(DataSource source, Database.Kind kind, String version) {
        this.source = source;
        this.kind = kind;
        this.version = version;
    }

    /** Whether the tables are those of our version; makes them where there are none at all. */
    boolean ready() {
        try (Connection connection = source.getConnection()) {
            if (markedWithOurVersion(connection)) {
                return true;
            }
            connection.setAutoCommit(false);
            lock(connection);
            boolean ready = markedWithOurVersion(connection) || (!hasTables(connection) && create(connection));
            connection.commit();
            connection.setAutoCommit(true);
            return ready;
        } catch (SQLException e) {
            throw new IllegalStateException("The store's tables could not be read or made", e);
        }
    }

    /** Notes that the tables are those of our version, after Hibernate brought them there. */
    void mark() {
        try (Connection connection = source.getConnection()) {
            mark(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("The store's tables could not be marked with their version", e);
        }
    }

    private boolean create(Connection connection) throws SQLException {
        ScriptUtils.executeSqlScript(connection, new ClassPathResource(SCRIPTS + kind.script + ".sql"));
        mark(connection);
        return true;
    }

    private void mark(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists BEDSIDE_STORE (HAPI_VERSION varchar(20) not null)");
            statement.execute("delete from BEDSIDE_STORE");
        }
        try (var insert = connection.prepareStatement("insert into BEDSIDE_STORE values (?)")) {
            insert.setString(1, version);
            insert.execute();
        }
    }

    private void lock(Connection connection) throws SQLException {
        if (kind == Database.Kind.POSTGRESQL) {
            try (var statement = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
                statement.setLong(1, LOCK);
                statement.execute();
            }
        }
    }

    private boolean markedWithOurVersion(Connection connection) throws SQLException {
        if (!hasTable(connection, "BEDSIDE_STORE")) {
            return false;
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select HAPI_VERSION from BEDSIDE_STORE")) {
            return row.next() && version.equals(row.getString(1));
        }
    }

    private boolean hasTables(Connection connection) throws SQLException {
        return hasTable(connection, "HFJ_RESOURCE");
    }

    private boolean hasTable(Connection connection, String name) throws SQLException {
        String asKept = kind == Database.Kind.POSTGRESQL ? name.toLowerCase(java.util.Locale.ROOT) : name;
        try (ResultSet tables = connection
                .getMetaData()
                .getTables(null, connection.getSchema(), asKept, new String[] {"TABLE", "BASE TABLE"})) {
            return tables.next();
        }
    }
}
