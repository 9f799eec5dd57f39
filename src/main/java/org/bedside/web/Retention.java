package org.bedside.web;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.bedside.journal.Journal;
import org.bedside.journal.Removed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes from the journal what is older than the site keeps, once a day. */
final class Retention implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    private final Journal journal;
    private final Clock clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread daemon = new Thread(task, "journal-retention");
        daemon.setDaemon(true);
        return daemon;
    });

    /**
     * Begins an hour after the start.
     *
     * @param longest how long entries are kept; empty for ever
     */
    Retention(Journal journal, Clock clock, Optional<Duration> longest) {
        this.journal = journal;
        this.clock = clock;
        longest.ifPresent(kept -> {
            if (kept.isNegative() || kept.isZero()) {
                throw new IllegalArgumentException("bedside.journal.retention must be longer than nothing");
            }
            var unused = thread.scheduleWithFixedDelay(() -> sweep(kept), 1, 24, TimeUnit.HOURS);
        });
    }

    private void sweep(Duration kept) {
        try {
            Removed removed = journal.retain(kept, clock.instant());
            LOG.info("{} journal entries and {} feedbacks are past their time", removed.entries(), removed.feedback());
        } catch (RuntimeException failed) {
            LOG.error(
                    "retention failed, next try in a day: {}", failed.getClass().getName());
        }
    }

    @Override
    public void close() {
        // Not interrupted: an interrupt would close H2's file under everyone.
        thread.shutdown();
    }
}
