package org.bedside.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Entries on their way into the tables of an embedded database: written to a file at once, which is all that an answer
 * waits for, and moved into the tables by the hundred, which costs a commit of H2 a fraction of one for each. What a
 * process that died left in its files is moved at the next start. Whoever reads or changes the tables
 * {@linkplain #settle settles} first, so that nobody can tell the difference; one file is deleted as soon as its entries are
 * in the tables, and before anything else is done to them, so that nothing erased can come back. Thread-safe.
 */
final class Backlog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Backlog.class);
    private static final String SUFFIX = ".entries";
    /** How many are moved in one transaction. */
    private static final int BATCH = 256;
    /** More waiting than this, in bytes of their files, and who appends has to move them. */
    private static final long MOST = 64L << 20;

    private static final Duration LINGER = Duration.ofMillis(200);
    private static final Duration RETRY = Duration.ofSeconds(2);

    /** A file with those of its entries that are not in the tables. */
    private record Part(EntryLog log, List<Entry> entries) {}

    private final Path folder;
    private final Tables tables;
    private final Thread mover = new Thread(this::run, "journal-tables");
    /** Held while entries are moved. Taken before this object's own lock, which guards all below. */
    private final ReentrantLock moving = new ReentrantLock();

    private final Deque<Part> sealed = new ArrayDeque<>();
    private @Nullable Part open;
    private long files;
    /** Whether any entry may be in a file and not in the tables. */
    private volatile boolean waiting;

    private volatile boolean closed;

    private Backlog(Path folder, Tables tables) {
        this.folder = folder;
        this.tables = tables;
    }

    /** Moves into the tables what an earlier process left, and is ready for more. */
    static Backlog open(Path folder, Tables tables) {
        var backlog = new Backlog(folder, tables);
        try {
            Files.createDirectories(folder);
            for (Path left : left(folder)) {
                backlog.recover(left);
            }
        } catch (IOException e) {
            throw new JournalFailed("read the entries in " + folder, e);
        }
        backlog.mover.setDaemon(true);
        backlog.mover.start();
        return backlog;
    }

    private static List<Path> left(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(path -> path.toString().endsWith(SUFFIX))
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        }
    }

    private void recover(Path path) throws IOException {
        EntryLog.Content content = EntryLog.read(path);
        for (int from = 0; from < content.entries().size(); from += BATCH) {
            List<Entry> batch =
                    content.entries().subList(from, Math.min(content.entries().size(), from + BATCH));
            insert(tables.missing(batch));
        }
        if (content.whole()) {
            Files.delete(path);
        } else {
            Path kept = path.resolveSibling(path.getFileName() + ".damaged");
            Files.move(path, kept);
            LOG.error(
                    "{} journal entries were read of a damaged file, which is kept as {}",
                    content.entries().size(),
                    kept);
        }
    }

    private void insert(List<Entry> entries) {
        if (!entries.isEmpty()) {
            tables.insert(entries);
        }
    }

    /** Keeps all of some entries or none; when this returns the death of the process loses none. */
    void keep(List<Entry> entries) {
        if (size() > MOST) {
            settle();
        }
        synchronized (this) {
            if (closed) {
                throw new JournalFailed("append entries to a closed journal");
            }
            try {
                Part part = writable();
                part.log().append(entries);
                part.entries().addAll(entries);
            } catch (IOException e) {
                throw new JournalFailed("append entries", e);
            }
            if (!waiting) {
                waiting = true;
                LockSupport.unpark(mover);
            }
        }
    }

    private Part writable() throws IOException {
        Part part = open;
        if (part != null && part.log().isBroken()) {
            sealed.add(part);
            part = null;
        }
        if (part == null) {
            part = new Part(EntryLog.create(file(SUFFIX)), new ArrayList<>());
            open = part;
        }
        return part;
    }

    /** Names in the order of their time, also across processes. */
    private Path file(String suffix) {
        return folder.resolve(String.format("%s-%08d%s", CardIds.newEntry(), files++, suffix));
    }

    private synchronized long size() {
        long size = open == null ? 0 : open.log().size();
        for (Part part : sealed) {
            size += part.log().size();
        }
        return size;
    }

    /** Those that may not be in the tables yet, the latest first. */
    List<Entry> find(Predicate<Entry> which) {
        return waiting ? findWaiting(which) : List.of();
    }

    private synchronized List<Entry> findWaiting(Predicate<Entry> which) {
        List<Entry> found = new ArrayList<>();
        for (Part part : sealed) {
            part.entries().stream().filter(which).forEach(found::add);
        }
        if (open != null) {
            open.entries().stream().filter(which).forEach(found::add);
        }
        Collections.reverse(found);
        return found;
    }

    /** Returns when all that was kept before the call is in the tables. */
    void settle() {
        if (!waiting) {
            return;
        }
        moving.lock();
        try {
            seal();
            for (Part part = next(); part != null; part = next()) {
                move(part);
                settled(part);
            }
        } finally {
            moving.unlock();
        }
    }

    /** What comes after this goes into another file. */
    private synchronized void seal() {
        if (open != null) {
            sealed.add(open);
            open = null;
        }
    }

    private synchronized @Nullable Part next() {
        return sealed.peekFirst();
    }

    /** Its entries are changed by nobody else. */
    private void move(Part part) {
        while (!part.entries().isEmpty()) {
            List<Entry> batch = List.copyOf(
                    part.entries().subList(0, Math.min(part.entries().size(), BATCH)));
            try {
                tables.insert(batch);
            } catch (JournalFailed e) {
                // It may have been committed all the same.
                tables.missing(batch).forEach(this::moveAlone);
            }
            synchronized (this) {
                part.entries().subList(0, batch.size()).clear();
            }
        }
    }

    /** An entry that no table takes stands in nobody's way, and is not lost. */
    private void moveAlone(Entry entry) {
        try {
            tables.insert(List.of(entry));
        } catch (JournalFailed e) {
            if (!e.isOfTheData()) {
                throw e;
            }
            try {
                Path kept;
                synchronized (this) {
                    kept = file(".refused");
                }
                EntryLog log = EntryLog.create(kept);
                log.append(List.of(entry));
                log.close();
                LOG.error("{}: the entry is kept as {}", e.getMessage(), kept);
            } catch (IOException disk) {
                throw new JournalFailed("keep an entry that was refused", disk);
            }
        }
    }

    private void settled(Part part) {
        try {
            part.log().delete();
        } catch (IOException e) {
            throw new JournalFailed("delete entries that were moved", e);
        }
        synchronized (this) {
            sealed.remove(part);
            waiting = open != null || !sealed.isEmpty();
        }
    }

    private void run() {
        while (!closed) {
            if (waiting) {
                LockSupport.parkNanos(this, LINGER.toNanos());
                moveOrWait();
            } else {
                LockSupport.park(this);
            }
        }
    }

    private void moveOrWait() {
        try {
            settle();
        } catch (JournalFailed e) {
            LOG.warn("journal entries wait in {}: {}", folder, e.getMessage());
            LockSupport.parkNanos(this, RETRY.toNanos());
        } catch (RuntimeException e) {
            LOG.error("journal entries wait in {}: {}", folder, e.getClass().getName());
            LockSupport.parkNanos(this, RETRY.toNanos());
        }
    }

    /** Moves what there is; what cannot be moved stays in its file for the next start. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        LockSupport.unpark(mover);
        moveOrWait();
    }
}
