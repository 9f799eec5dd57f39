package org.bedside.fhir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HousekeepingTest {
    private static final int ROWS = 3000;

    @TempDir
    private Path folder = Path.of("");

    /** Bytes of the file after so many rows of 2 kB, each committed by itself; all must still be there. */
    private long size(String name, boolean tidied) throws SQLException, IOException {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:retry:" + folder.resolve(name) + ";WRITE_DELAY=0;PAGE_SIZE=8192;RETENTION_TIME=0");
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table t (id int primary key, text varchar)");
            try (PreparedStatement insert = connection.prepareStatement("insert into t values (?, ?)")) {
                for (int row = 0; row < ROWS; row++) {
                    insert.setInt(1, row);
                    insert.setString(2, Integer.toString(row).repeat(2000).substring(0, 2000));
                    insert.executeUpdate();
                    if (tidied && row % 100 == 99) {
                        Housekeeping.gather(connection, Duration.ofSeconds(1));
                    }
                }
            }
            try (ResultSet rows = statement.executeQuery("select count(*), sum(length(text)) from t")) {
                assertTrue(rows.next());
                assertEquals(ROWS, rows.getInt(1));
                assertEquals(2000L * ROWS, rows.getLong(2));
            }
            return Files.size(folder.resolve(name + ".mv.db"));
        }
    }

    @Test
    void aTidiedFileIsSmallerThanOneThatIsLeftAlone() throws SQLException, IOException {
        long alone = size("alone", false);
        long tidied = size("tidied", true);
        assertTrue(tidied < alone / 2, tidied + " bytes tidied, " + alone + " left alone");
    }
}
