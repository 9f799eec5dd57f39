package org.bedside.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Commits entries that arrive together at once: a commit costs more than the rows in it, and H2 does one
 * commit at a time anyway. Whoever comes first commits for those who queued meanwhile; one alone waits for nobody.
 */
final class Appender {

    private static final int MOST = 64;

    private final Consumer<List<Entry>> commit;
    private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean leading = new AtomicBoolean();

    /** @param commit keeps all of some entries or none, and then throws {@link JournalFailed}; called by one at a time */
    Appender(Consumer<List<Entry>> commit) {
        this.commit = commit;
    }

    /** Returns when the entry is committed. */
    void append(Entry entry) {
        var mine = new Waiting(entry, Thread.currentThread());
        queue.add(mine);
        while (!mine.settled) {
            if (leading.compareAndSet(false, true)) {
                lead(mine);
            } else {
                LockSupport.park(this);
            }
        }
        if (!mine.committed) {
            throw mine.failure.orElseGet(() -> new IllegalStateException("an entry was not committed"));
        }
    }

    private void lead(Waiting mine) {
        try {
            if (!mine.settled) {
                commitNext();
            }
        } finally {
            leading.set(false);
            Waiting next = queue.peek();
            if (next != null) {
                LockSupport.unpark(next.thread());
            }
        }
    }

    private void commitNext() {
        List<Waiting> batch = new ArrayList<>();
        for (Waiting next = queue.poll(); next != null; next = batch.size() < MOST ? queue.poll() : null) {
            batch.add(next);
        }
        try {
            commit(batch);
        } catch (JournalFailed e) {
            batch.forEach(this::commitAlone);
        } finally {
            batch.forEach(Waiting::settle);
        }
    }

    /** So that nobody fails for what another brought. */
    private void commitAlone(Waiting waiting) {
        try {
            commit(List.of(waiting));
        } catch (JournalFailed e) {
            waiting.failure = Optional.of(e);
        }
    }

    private void commit(List<Waiting> batch) {
        commit.accept(batch.stream().map(Waiting::entry).toList());
        batch.forEach(waiting -> waiting.committed = true);
    }

    /** An entry and what became of it; the other fields are written before {@code settled}, and read after it. */
    private static final class Waiting {

        private final Entry entry;
        private final Thread thread;
        private boolean committed;
        private Optional<RuntimeException> failure = Optional.empty();
        private volatile boolean settled;

        Waiting(Entry entry, Thread thread) {
            this.entry = entry;
            this.thread = thread;
        }

        Entry entry() {
            return entry;
        }

        Thread thread() {
            return thread;
        }

        void settle() {
            settled = true;
            LockSupport.unpark(thread);
        }
    }
}
