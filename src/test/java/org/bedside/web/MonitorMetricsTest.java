package org.bedside.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.bedside.journal.CardIds;
import org.bedside.journal.Entry;
import org.bedside.journal.Journal;
import org.bedside.monitor.Monitor;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class MonitorMetricsTest {

    private static final String RECORD =
            "{\"prediction\":{\"probability\":0.3,\"inputs\":[{\"input\":\"age\",\"value\":20}]},\"answer\":{}}";

    private static Entry entry() {
        Clock clock = Clock.systemUTC();
        return new Entry(
                CardIds.newEntry(),
                clock.instant(),
                "readmission-30d",
                "1.0.0",
                "encounter-discharge",
                "",
                "anna",
                "",
                "Practitioner/1",
                "",
                "0f".repeat(32),
                "readmission-30d@1.0.0",
                1,
                Entry.Status.ANSWERED,
                1,
                Optional.empty(),
                RECORD);
    }

    @Test
    void decisionsAreCountedAndIndicesAreGaugedByServiceAndInput() throws IOException {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        Journal journal = Journal.open(database);
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(1));
        Monitor monitor = new Monitor(journal, ShippedCatalog.get(), later);
        try (MonitorMetrics metrics = new MonitorMetrics(
                registry, monitor, later, new MonitorMetrics.Pace(Duration.ofDays(1), Duration.ofHours(1)))) {
            journal.onAppended(metrics::count);
            journal.append(entry());
            journal.append(entry());
            metrics.refresh();
        }
        assertEquals(
                2.0,
                registry.get("bedside.decisions")
                        .tags("service", "readmission-30d", "status", "answered", "shown", "true")
                        .counter()
                        .count());
        double index = registry.get("bedside.input.psi")
                .tags("service", "readmission-30d", "input", "age")
                .gauge()
                .value();
        assertEquals(
                0,
                registry.find("bedside.outcomes").gauges().size(),
                "the time of what was predicted today has not run out");
        // All in the first bin, which held 1.6 % of the rows; the others as good as empty.
        assertEquals(true, index > 4, "index " + index);
    }

    @Test
    void outcomesAreGaugedOnceTheTimeOfTheirPredictionsHasRunOut() throws IOException {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        Journal journal = Journal.open(database);
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        journal.append(entry());
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(33));
        Monitor monitor = new Monitor(journal, ShippedCatalog.get(), later);
        try (MonitorMetrics metrics = new MonitorMetrics(
                registry, monitor, later, new MonitorMetrics.Pace(Duration.ofDays(2), Duration.ofHours(1)))) {
            metrics.refresh();
        }
        // Not of a patient of our store: never to be known
        assertEquals(
                1.0,
                registry.get("bedside.outcomes")
                        .tags("service", "readmission-30d", "model", "readmission-30d@1.0.0", "came", "unknown")
                        .gauge()
                        .value());
    }
}
