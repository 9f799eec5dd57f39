package org.bedside.hooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.bedside.evidence.Note;
import org.bedside.evidence.Source;
import org.bedside.journal.JournalFailed;
import org.bedside.notes.NoteReading;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was read in notes of our own store, so that each is read once per version and extractor: the newest in memory, all in
 * the database. Written behind the answer, by a thread that nobody interrupts. Thread-safe.
 */
final class KeptReadings implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KeptReadings.class);

    /** Readings in memory, and the most findings and details of one, which take some 500 bytes each. */
    private static final int MOST = 500;

    private static final int MOST_FINDINGS = 1_000;
    /** Calls whose readings wait to be written; those of more are read again another time. */
    private static final int MOST_WAITING = 100;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Finds readings: JSON by the hash of the note, of extractors in one version. */
    interface Finds {
        Map<String, String> find(String version, Collection<String> notes);
    }

    /** Keeps readings of a patient's notes. */
    interface Keeps {
        void keep(String version, String patient, Instant now, Map<String, String> readings);
    }

    private final Finds finds;
    private final Keeps keeps;
    private final Supplier<String> version;
    private final Clock clock;
    private final Map<String, NoteReading> newest = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, NoteReading> eldest) {
            return size() > MOST;
        }
    };
    private final ThreadPoolExecutor writing = new ThreadPoolExecutor(
            0,
            1,
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            task -> {
                Thread thread = new Thread(task, "hooks-readings");
                thread.setDaemon(true);
                return thread;
            },
            new ThreadPoolExecutor.DiscardPolicy());

    /** @param version what names the version of the extractors: their rules and trained parts */
    KeptReadings(Finds finds, Keeps keeps, Supplier<String> version, Clock clock) {
        this.finds = finds;
        this.keeps = keeps;
        this.version = version;
        this.clock = clock;
    }

    private static boolean ours(Note note) {
        return note.source().origin() == Source.Origin.STORE;
    }

    /** The readings that there are of these notes. */
    Map<Note, NoteReading> find(String extractor, List<Note> notes) {
        Map<Note, NoteReading> found = new HashMap<>();
        Map<String, Note> unknown = new HashMap<>();
        synchronized (newest) {
            for (Note note : notes) {
                if (ours(note)) {
                    String key = key(extractor, note);
                    NoteReading reading = newest.get(key);
                    if (reading == null) {
                        unknown.put(key, note);
                    } else {
                        found.put(note, reading);
                    }
                }
            }
        }
        if (!unknown.isEmpty()) {
            stored(unknown, found);
        }
        return found;
    }

    private void stored(Map<String, Note> unknown, Map<Note, NoteReading> found) {
        Map<String, String> stored;
        try {
            stored = finds.find(version.get(), unknown.keySet());
        } catch (JournalFailed unavailable) {
            return; // then they are read
        }
        unknown.forEach((key, note) -> {
            String json = stored.get(key);
            if (json != null) {
                NoteReading reading = parsed(json);
                found.put(note, reading);
                remember(key, reading);
            }
        });
    }

    private void remember(String key, NoteReading reading) {
        if (reading.findings().size() + reading.details().size() <= MOST_FINDINGS) {
            synchronized (newest) {
                newest.put(key, reading);
            }
        }
    }

    /** Keeps what was read in a patient's notes, those of our own store. */
    void keep(String patient, String extractor, Map<Note, NoteReading> readings) {
        Map<String, String> rows = new HashMap<>();
        readings.forEach((note, reading) -> {
            if (ours(note)) {
                String key = key(extractor, note);
                remember(key, reading);
                rows.put(key, written(reading));
            }
        });
        if (!rows.isEmpty() && !patient.isEmpty()) {
            writing.execute(() -> write(patient, rows));
        }
    }

    private void write(String patient, Map<String, String> rows) {
        try {
            keeps.keep(version.get(), patient, clock.instant(), rows);
        } catch (JournalFailed failed) {
            LOG.warn(
                    "{} readings were not kept: {}",
                    rows.size(),
                    failed.getClass().getName());
        }
    }

    /** Forgets what is in memory: something was erased. */
    void forget() {
        synchronized (newest) {
            newest.clear();
        }
    }

    private static String written(NoteReading reading) {
        try {
            return JSON.writeValueAsString(reading);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a reading cannot be written", impossible.getCause());
        }
    }

    private static NoteReading parsed(String json) {
        try {
            return JSON.readValue(json, NoteReading.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a reading that was kept cannot be read");
        }
    }

    /** SHA-256 of extractor, reference, version, media type and text, in hexadecimal. */
    static String key(String extractor, Note note) {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            for (String part : List.of(
                    extractor, note.source().reference(), note.source().version(), note.mediaType(), note.text())) {
                hash.update(part.getBytes(StandardCharsets.UTF_16BE));
                hash.update((byte) '\n');
            }
            return HexFormat.of().formatHex(hash.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether all is written within a time; after {@link #close}. */
    boolean awaitWritten(Duration longest) throws InterruptedException {
        return writing.awaitTermination(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        writing.shutdown(); // not interrupted: an interrupt would close H2's file under everyone
    }
}
