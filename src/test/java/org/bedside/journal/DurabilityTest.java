package org.bedside.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurabilityTest {

    private static final int ROUNDS = 3;
    private static final int ENOUGH = 300;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    @Test
    void nothingAcknowledgedIsLostWhenTheProcessIsKilled(@TempDir Path folder)
            throws IOException, InterruptedException, SQLException {
        String url =
                "jdbc:h2:retry:" + folder.resolve("journal") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;PAGE_SIZE=8192";
        Set<UUID> acknowledged = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            acknowledged.addAll(appendUntilKilled(url));
            Set<UUID> kept = new HashSet<>();
            JdbcConnectionPool pool = JdbcConnectionPool.create(url, "", "");
            Journal journal = Journal.open(pool);
            journal.export(Query.ALL, found -> kept.add(found.entry().id()));
            Set<UUID> lost = new HashSet<>(acknowledged);
            lost.removeAll(kept);
            assertEquals(Set.of(), lost);
            try (var connection = pool.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("SHUTDOWN IMMEDIATELY");
            }
            pool.dispose();
        }
        assertTrue(acknowledged.size() >= ROUNDS * ENOUGH);
    }

    private static Set<UUID> appendUntilKilled(String url) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AppendUntilKilled.class.getName(),
                        url)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Set<UUID> acknowledged = new HashSet<>();
        try (BufferedReader reader = child.inputReader(StandardCharsets.US_ASCII)) {
            String line = reader.readLine();
            while (line != null) {
                // Between them stands what the logger prints, and at the end perhaps half a line.
                if (ID.matcher(line).matches()) {
                    acknowledged.add(UUID.fromString(line));
                }
                if (acknowledged.size() == ENOUGH) {
                    // By its handle, which leaves what it has already said to be read.
                    child.toHandle().destroyForcibly();
                }
                line = reader.readLine();
            }
        } finally {
            child.destroyForcibly().waitFor();
        }
        return acknowledged;
    }
}
