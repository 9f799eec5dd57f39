package org.bedside.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Outcomes in PostgreSQL, in tables of an earlier version that were brought up to date. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class OutcomesIT {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void postgresKeepsOutcomesAndTwoProcessesDoNotMeet() throws Exception {
        assumeTrue(
                !"root".equals(System.getProperty("user.name"))
                        || new ProcessBuilder("unshare", "-U", "true").start().waitFor() == 0,
                "PostgreSQL does not run as root");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(folder.toFile())
                .start()) {
            DataSource database = postgres.getPostgresDatabase();
            Schema.migrate(database, MigrationVersion.fromVersion("3"));
            Journal journal = Journal.open(database);
            Entry anna = Sample.entry("anna", "aki", Sample.NOON, Optional.of(Sample.ASSESSED));
            Entry ben = Sample.entry("ben", "aki", Sample.NOON.plusSeconds(1), Optional.of(Sample.ASSESSED));
            journal.append(anna);
            journal.append(ben);
            Instant now = Sample.NOON.plus(Duration.ofDays(40));
            Outcome positive = new Outcome(Outcome.Came.POSITIVE, now, "female", "75+", "White");
            Outcomes outcomes = new Outcomes(journal);
            assertEquals(2, outcomes.await(now));

            List<Entry> seen = new ArrayList<>();
            outcomes.look(now, 1, first -> {
                seen.add(first);
                // Another process, in the middle of it.
                new Outcomes(journal).look(now, 10, second -> {
                    seen.add(second);
                    return new Look.Settled(positive);
                });
                return new Look.Settled(positive);
            });

            assertEquals(List.of(anna, ben), seen);
            assertEquals(
                    List.of(
                            new Page.Found(ben, List.of(), Optional.of(positive)),
                            new Page.Found(anna, List.of(), Optional.of(positive))),
                    journal.find(Query.ALL).entries());
            assertEquals(new Removed(1, 0), journal.erase("anna", now));
            assertEquals(new Removed(1, 0), journal.retain(Duration.ofDays(30), now));
        }
    }
}
