package org.bedside.web;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.bedside.monitor.OutcomeCollector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after the outcomes of predictions, time and again. */
final class OutcomeRuns implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OutcomeRuns.class);

    /** The first time; a start has enough to do. */
    private static final Duration FIRST = Duration.ofMinutes(5);

    private static final Duration STOP = Duration.ofSeconds(20);

    private final OutcomeCollector collector;
    private final Clock clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread daemon = new Thread(task, "outcomes");
        daemon.setDaemon(true);
        return daemon;
    });
    private volatile boolean closed;

    /** @param every how often; never if it is zero */
    OutcomeRuns(OutcomeCollector collector, Clock clock, Duration every) {
        this.collector = collector;
        this.clock = clock;
        if (every.isNegative()) {
            throw new IllegalArgumentException("bedside.monitor.outcomes is how often, or 0 for never");
        }
        if (!every.isZero()) {
            long first = Math.min(FIRST.toMillis(), every.toMillis());
            var unused = thread.scheduleWithFixedDelay(
                    this::run, first, Math.max(1, every.toMillis()), TimeUnit.MILLISECONDS);
        }
    }

    private void run() {
        try {
            OutcomeCollector.Done done = collector.run(clock.instant(), () -> !closed);
            if (done.failed() > 0) {
                LOG.warn("{} outcomes could not be looked after and wait", done.failed());
            }
            LOG.debug("{} outcomes looked after, {} settled", done.looked(), done.settled());
        } catch (RuntimeException failed) {
            LOG.error("outcomes wait for the next run: {}", failed.getClass().getName());
        }
    }

    /** Stops after the batch in hand. Not interrupted: an interrupt would close H2's file under everyone. */
    @Override
    public void close() {
        closed = true;
        thread.shutdown();
        try {
            var unused = thread.awaitTermination(STOP.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
