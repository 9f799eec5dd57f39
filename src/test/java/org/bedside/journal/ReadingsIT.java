package org.bedside.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Readings in PostgreSQL, in tables of an earlier version that were brought up to date. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class ReadingsIT {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void postgresKeepsReadingsUntilTheyAreErased() throws Exception {
        assumeTrue(
                !"root".equals(System.getProperty("user.name"))
                        || new ProcessBuilder("unshare", "-U", "true").start().waitFor() == 0,
                "PostgreSQL does not run as root");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(folder.toFile())
                .start()) {
            DataSource database = postgres.getPostgresDatabase();
            Schema.migrate(database, MigrationVersion.fromVersion("4"));
            Journal journal = Journal.open(database);
            Readings readings = new Readings(journal);
            readings.keep("v1", "anna", Sample.NOON, Map.of("a", "{\"x\":\"\u00e9\"}"));
            readings.keep("v1", "anna", Sample.NOON, Map.of("a", "{}", "b", "{}"));
            readings.keep("v1", "ben", Sample.NOON.minus(Duration.ofDays(10)), Map.of("c", "{}"));
            List<String> all = List.of("a", "b", "c");
            assertEquals(Map.of("a", "{\"x\":\"\u00e9\"}", "b", "{}", "c", "{}"), readings.find("v1", all));
            journal.erase("anna", Sample.NOON);
            assertEquals(Map.of("c", "{}"), readings.find("v1", all));
            journal.retain(Duration.ofDays(5), Sample.NOON);
            assertEquals(Map.of(), readings.find("v1", all));
        }
    }
}
