package org.bedside.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What was shown, asked of PostgreSQL, in tables of an earlier version that were brought up to date. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class ShownIT {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void postgresKnowsWhatAUserWasShownAndOverrode() throws Exception {
        assumeTrue(
                !"root".equals(System.getProperty("user.name"))
                        || new ProcessBuilder("unshare", "-U", "true").start().waitFor() == 0,
                "PostgreSQL does not run as root");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(folder.toFile())
                .start()) {
            DataSource database = postgres.getPostgresDatabase();
            Schema.migrate(database, MigrationVersion.fromVersion("2"));
            Journal journal = Journal.open(database);
            Entry entry = Sample.entry("anna", Sample.NOON);
            journal.append(entry);
            journal.append(Sample.entry("ben", Sample.NOON));
            Audience audience = new Audience("aki", "", "anna", "Practitioner/1");
            assertEquals(
                    List.of(new Shown(entry.id(), Sample.NOON, Optional.empty(), entry.record())),
                    journal.shown(audience, Sample.NOON.minus(Duration.ofHours(8))));

            journal.feedback("aki", List.of(Sample.overridden(entry.id())));

            assertEquals(
                    List.of(new Shown(entry.id(), Sample.NOON, Optional.of(Sample.NOON), entry.record())),
                    journal.shown(audience, Sample.NOON.minus(Duration.ofHours(8))));
            assertEquals(List.of(), journal.shown(audience, Sample.NOON.plusSeconds(1)));
        }
    }
}
