package org.bedside.fhir;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Optional;

/** What the store remembers of itself, in a table of two columns: which version made its tables, what was loaded. */
final class Marks {
    private final Connection connection;

    Marks(Connection connection) {
        this.connection = connection;
    }

    Optional<String> get(String name) throws SQLException {
        if (!hasTable("BEDSIDE_MARK")) {
            return Optional.empty();
        }
        try (PreparedStatement select =
                connection.prepareStatement("select MARK_VALUE from BEDSIDE_MARK where MARK_NAME = ?")) {
            select.setString(1, name);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    void put(String name, String value) throws SQLException {
        try (Statement create = connection.createStatement()) {
            create.execute("create table if not exists BEDSIDE_MARK"
                    + " (MARK_NAME varchar(40) primary key, MARK_VALUE varchar(40) not null)");
        }
        try (PreparedStatement delete = connection.prepareStatement("delete from BEDSIDE_MARK where MARK_NAME = ?")) {
            delete.setString(1, name);
            delete.execute();
        }
        try (PreparedStatement insert = connection.prepareStatement("insert into BEDSIDE_MARK values (?, ?)")) {
            insert.setString(1, name);
            insert.setString(2, value);
            insert.execute();
        }
    }

    boolean hasTable(String name) throws SQLException {
        boolean lower = connection.getMetaData().storesLowerCaseIdentifiers();
        try (ResultSet tables = connection
                .getMetaData()
                .getTables(null, connection.getSchema(), lower ? name.toLowerCase(Locale.ROOT) : name, null)) {
            return tables.next();
        }
    }
}
