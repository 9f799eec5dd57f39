package org.bedside.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DurabilityTest {

    private static final int ROUNDS = 3;
    private static final int ENOUGH = 300;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void nothingAcknowledgedIsLostWhenTheProcessIsKilled(boolean byFiles, @TempDir Path folder)
            throws IOException, InterruptedException, SQLException {
        Path files = folder.resolve("files");
        String url =
                "jdbc:h2:retry:" + folder.resolve("journal") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;PAGE_SIZE=8192";
        Set<UUID> acknowledged = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            acknowledged.addAll(byFiles ? appendUntilKilled(url, files.toString()) : appendUntilKilled(url));
            Set<UUID> kept = new HashSet<>();
            JdbcConnectionPool pool = JdbcConnectionPool.create(url, "", "");
            try (Journal journal = byFiles ? Journal.open(pool, files) : Journal.open(pool)) {
                journal.export(Query.ALL, found -> kept.add(found.entry().id()));
            }
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

    private static Set<UUID> appendUntilKilled(String... where) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                AppendUntilKilled.class.getName()));
        command.addAll(List.of(where));
        Process child = new ProcessBuilder(command)
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
