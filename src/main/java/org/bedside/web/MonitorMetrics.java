package org.bedside.web;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.bedside.journal.Entry;
import org.bedside.monitor.Followed;
import org.bedside.monitor.Monitor;
import org.bedside.monitor.Report;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Metrics of the services: {@code bedside_decisions_total} by service, status and whether a card was shown, as they are
 * made by this process; {@code bedside_input_psi} by service and input, over the last days of the whole journal; {@code
 * bedside_outcomes} by service, model and what came about, and {@code bedside_outcome_measure} by service, model and
 * measure, of the predictions whose time ran out within as many days.
 */
final class MonitorMetrics implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MonitorMetrics.class);

    /** The first time; reading the journal must not slow the start. */
    private static final Duration FIRST = Duration.ofMinutes(1);

    /**
     * How often what is read.
     *
     * @param window how far back the journal is read
     * @param every how often
     */
    record Pace(Duration window, Duration every) {
        Pace {
            if (window.isNegative() || window.isZero() || every.isNegative() || every.isZero()) {
                throw new IllegalArgumentException("bedside.monitor.window and .every are longer than nothing");
            }
        }
    }

    private final MeterRegistry registry;
    private final Monitor monitor;
    private final Clock clock;
    private final Pace pace;
    private final MultiGauge indices;
    private final MultiGauge outcomes;
    private final MultiGauge measures;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread daemon = new Thread(task, "monitor");
        daemon.setDaemon(true);
        return daemon;
    });

    MonitorMetrics(MeterRegistry registry, Monitor monitor, Clock clock, Pace pace) {
        this.registry = registry;
        this.monitor = monitor;
        this.clock = clock;
        this.pace = pace;
        this.indices = MultiGauge.builder("bedside.input.psi")
                .description("Population stability index of an input against training")
                .register(registry);
        this.outcomes = MultiGauge.builder("bedside.outcomes")
                .description("Predictions whose time is over, by what came about")
                .register(registry);
        this.measures = MultiGauge.builder("bedside.outcome.measure")
                .description("How right predictions whose time is over were")
                .register(registry);
    }

    MonitorMetrics start() {
        long first = Math.min(FIRST.toMillis(), pace.every().toMillis());
        var unused =
                thread.scheduleWithFixedDelay(this::refresh, first, pace.every().toMillis(), TimeUnit.MILLISECONDS);
        return this;
    }

    /** Counts an entry. */
    void count(Entry entry) {
        Counter.builder("bedside.decisions")
                .description("Hook calls decided")
                .tag("service", entry.service())
                .tag("status", entry.status().name().toLowerCase(Locale.ROOT))
                .tag("shown", Boolean.toString(entry.cards() > 0))
                .register(registry)
                .increment();
    }

    void refresh() {
        try {
            Instant now = clock.instant();
            List<MultiGauge.Row<?>> rows = new ArrayList<>();
            for (Report report : monitor.reports(now.minus(pace.window()), now)) {
                for (Report.Drift drift : report.inputs()) {
                    if (Double.isFinite(drift.index())) {
                        rows.add(MultiGauge.Row.of(
                                Tags.of("service", report.service(), "input", drift.input()), drift.index()));
                    }
                }
            }
            indices.register(rows, true);
            follow();
        } catch (RuntimeException failed) {
            LOG.error(
                    "the journal could not be monitored, tried again in {}: {}",
                    pace.every(),
                    failed.getClass().getName());
        }
    }

    private void follow() {
        List<MultiGauge.Row<?>> counts = new ArrayList<>();
        List<MultiGauge.Row<?>> figures = new ArrayList<>();
        monitor.followed(pace.window())
                .forEach((service, versions) -> versions.forEach(followed -> {
                    Tags tags = Tags.of("service", service, "model", followed.model());
                    Followed.Group all = followed.groups().get(0);
                    counts.add(MultiGauge.Row.of(tags.and("came", "positive"), all.observed()));
                    counts.add(MultiGauge.Row.of(tags.and("came", "negative"), all.known() - all.observed()));
                    counts.add(MultiGauge.Row.of(tags.and("came", "pending"), followed.pending()));
                    counts.add(MultiGauge.Row.of(tags.and("came", "unknown"), followed.unknown()));
                    all.measures().forEach((name, measure) -> {
                        if (Double.isFinite(measure.value())) {
                            figures.add(MultiGauge.Row.of(tags.and("measure", name), measure.value()));
                        }
                    });
                }));
        outcomes.register(counts, true);
        measures.register(figures, true);
    }

    @Override
    public void close() {
        // Not interrupted: an interrupt would close H2's file under everyone.
        thread.shutdown();
    }
}
