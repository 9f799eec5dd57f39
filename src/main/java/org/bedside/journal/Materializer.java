package org.bedside.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes RiskAssessments of entries, on one thread of its own, right after they are appended and, after a crash, from
 * where it was. Every entry is saved at least once, always as the same resource, which it may share
 * with others that said the same; one that cannot be saved is tried
 * again, ever later, and stands in nobody's way. Several processes may share the work.
 */
public final class Materializer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Materializer.class);
    private static final int BATCH = 50;
    private static final Duration STOP = Duration.ofSeconds(20);

    /**
     * How it waits.
     *
     * @param linger after being woken, so that the answer leaves first and its neighbours come along
     * @param retry after the first failure; doubled with each further one
     * @param longest between two attempts, and between looks for what another process left
     */
    record Pace(Duration linger, Duration retry, Duration longest) {
        static final Pace USUAL = new Pace(Duration.ofMillis(20), Duration.ofSeconds(1), Duration.ofMinutes(10));

        Duration after(int attempts) {
            Duration wait = retry.multipliedBy(1L << Math.min(attempts, 20));
            return wait.compareTo(longest) < 0 ? wait : longest;
        }
    }

    /**
     * How resources get into the store; both throw if any could not be saved.
     *
     * @param models stores them as they are now, for a model may have been trained again, or its card rewritten
     * @param said stores those whose ids the store does not know yet: what was said stays as it was said
     */
    public record Saves(Consumer<List<Resource>> models, Consumer<List<Resource>> said) {}

    private final Database database;
    private final List<ModelInUse> models;
    private final Predicate<Entry> ours;
    private final Saves saves;
    private final Pace pace;
    private final Thread thread = new Thread(this::run, "risk-assessments");
    private final AtomicBoolean woken = new AtomicBoolean();
    private volatile boolean closed;
    /** Of the thread alone. */
    private boolean introduced;

    private Materializer(Database database, List<ModelInUse> models, Predicate<Entry> ours, Saves saves, Pace pace) {
        this.database = database;
        this.models = List.copyOf(models);
        this.ours = ours;
        this.saves = saves;
        this.pace = pace;
    }

    /**
     * Begins with what an earlier process left.
     *
     * @param models what the entries name; they are saved first, for RiskAssessments refer to them
     * @param ours whether an entry's patient is in our store, and the entry's FHIR server is ours; if not, there will
     *     be no RiskAssessment
     */
    public static Materializer start(Journal journal, List<ModelInUse> models, Predicate<Entry> ours, Saves saves) {
        return start(journal, models, ours, saves, Pace.USUAL);
    }

    static Materializer start(Journal journal, List<ModelInUse> models, Predicate<Entry> ours, Saves saves, Pace pace) {
        var materializer = new Materializer(journal.database(), models, ours, saves, pace);
        journal.onPending(materializer::wake);
        materializer.thread.setDaemon(true);
        materializer.thread.start();
        return materializer;
    }

    private void wake() {
        if (!woken.getAndSet(true)) {
            LockSupport.unpark(thread);
        }
    }

    private void run() {
        int failures = 0;
        while (!closed) {
            woken.set(false);
            Duration wait;
            try {
                int claimed = database.atOnce("make RiskAssessments", this::round);
                wait = claimed == BATCH ? Duration.ZERO : untilNext();
                failures = 0;
            } catch (JournalFailed e) {
                LOG.warn("RiskAssessments wait for the database: {}", e.getMessage());
                wait = pace.after(failures++);
            } catch (RuntimeException e) {
                LOG.error("RiskAssessments wait: {}", e.getClass().getName());
                wait = pace.after(failures++);
            }
            pause(wait);
        }
    }

    /** One transaction: what was saved is noted together with what has to wait. */
    private int round(Connection connection) throws SQLException {
        List<Pending> claimed = Pending.claim(connection, Instant.now(), BATCH);
        if (claimed.size() > 1 && isSaved(claimed)) {
            for (Pending pending : claimed) {
                pending.done(connection);
            }
        } else {
            oneByOne(connection, claimed);
        }
        return claimed.size();
    }

    private void oneByOne(Connection connection, List<Pending> claimed) throws SQLException {
        int failed = 0;
        for (Pending pending : claimed) {
            if (closed) {
                break;
            } else if (isSaved(List.of(pending))) {
                pending.done(connection);
            } else {
                pending.postpone(connection, Instant.now().plus(pace.after(pending.attempts())));
                failed++;
            }
        }
        if (failed > 0) {
            LOG.warn("{} RiskAssessments could not be saved and wait", failed);
        }
    }

    /** The store's exceptions may name patients: only their kind is logged. */
    private boolean isSaved(List<Pending> batch) {
        try {
            Map<String, List<Resource>> resources = new LinkedHashMap<>();
            for (Pending pending : batch) {
                Entry entry = pending.entry();
                if (entry.assessed().isPresent() && ours.test(entry)) {
                    List<Resource> made = made(entry, entry.assessed().get());
                    resources.putIfAbsent(made.get(0).getId(), made);
                }
            }
            if (!resources.isEmpty()) {
                introduce();
                saves.said()
                        .accept(resources.values().stream()
                                .flatMap(List::stream)
                                .toList());
            }
            return true;
        } catch (RuntimeException e) {
            LOG.debug(
                    "could not save {} RiskAssessments: {}",
                    batch.size(),
                    e.getClass().getName());
            return false;
        }
    }

    /** Before the first RiskAssessment, not at the start, which has enough to do. */
    private void introduce() {
        if (!introduced && !models.isEmpty()) {
            saves.models()
                    .accept(models.stream()
                            .flatMap(model -> Transparency.of(model).stream())
                            .toList());
        }
        introduced = true;
    }

    private static List<Resource> made(Entry entry, Assessed assessed) {
        RiskAssessment resource = RiskAssessments.of(entry, assessed);
        return List.of(resource, Transparency.provenance(resource, entry, assessed));
    }

    private Duration untilNext() {
        Instant now = Instant.now();
        Duration wait = database.plainly("see what is due", Pending::next)
                .map(due -> Duration.between(now, due))
                .filter(next -> next.compareTo(pace.longest()) < 0)
                .orElse(pace.longest());
        // What is due but was not claimed is in the hands of another process.
        return wait.compareTo(pace.retry()) > 0 ? wait : pace.retry();
    }

    private void pause(Duration wait) {
        long until = System.nanoTime() + wait.toNanos();
        while (!closed && !woken.get() && until - System.nanoTime() > 0) {
            LockSupport.parkNanos(this, until - System.nanoTime());
        }
        if (!closed && woken.get()) {
            LockSupport.parkNanos(this, pace.linger().toNanos());
        }
    }

    /** Stops after the batch in hand. The thread is never interrupted: that would close H2's file under everyone. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join(STOP.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
