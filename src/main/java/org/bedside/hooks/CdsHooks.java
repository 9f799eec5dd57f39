package org.bedside.hooks;

import jakarta.servlet.http.HttpServlet;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.bedside.catalog.Catalog;
import org.bedside.evidence.InputReader;
import org.bedside.fhir.Chart;
import org.bedside.fhir.DocumentReader;
import org.bedside.journal.CardIds;
import org.bedside.journal.Entry;
import org.bedside.journal.Journal;
import org.bedside.journal.Readings;
import org.bedside.predict.Prediction;

/** CDS Hooks put together: a servlet for {@code /cds-services} and everything below it. */
public final class CdsHooks implements AutoCloseable {

    /** Fetches wait for others most of their time; this many may be under way at once. */
    private static final int MOST_FETCHES = 64;

    /** Notes that wait for a thread; more are left out with a record. */
    private static final int MOST_NOTES_WAITING = 2_000;

    /** Of one document that somebody asks to have read. */
    private static final Duration DOCUMENT_BUDGET = Duration.ofSeconds(30);

    private final ThreadPoolExecutor fetching =
            new ThreadPoolExecutor(0, MOST_FETCHES, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), daemon("fetch"));
    private final ThreadPoolExecutor reading;
    private final HookServlet servlet;
    private final Optional<DocumentReader> documents;
    private final KeptReadings kept;
    private final KeptPictures pictures;

    /**
     * @param extractorVersion what names the extractors in their version
     * @param ownBases the FHIR bases under which our own store is known
     */
    public CdsHooks(
            HookSettings settings,
            Catalog catalog,
            Supplier<String> extractorVersion,
            InputReader inputs,
            Chart chart,
            Supplier<Set<String>> ownBases,
            Journal journal,
            Clock clock) {
        int cores = Runtime.getRuntime().availableProcessors();
        this.reading = new ThreadPoolExecutor(
                cores, cores, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_NOTES_WAITING), daemon("notes"));
        this.reading.allowCoreThreadTimeOut(true);
        Readings readings = new Readings(journal);
        this.kept = new KeptReadings(readings::find, readings::keep, extractorVersion, clock);
        this.pictures = new KeptPictures(clock);
        journal.onErased(() -> {
            kept.forget();
            pictures.forget();
        });
        Body body = new Body(settings);
        OwnStore own = new OwnStore(chart::read, chart::search, ownBases);
        EhrFetches ehr = new EhrFetches(settings, new EhrClient(settings, body), fetching);
        Desk.Minds minds = Desk.Minds.of(catalog, inputs);
        Desk desk = new Desk(
                settings,
                minds,
                new Gatherer(settings, own, ehr),
                new Extraction(reading, settings.optionalBudget(), Optional.of(kept)),
                new Memory(journal, pictures),
                new Restraint(journal::shown),
                new EntryMaker(new RecordWriter(), own::holds),
                clock,
                CardIds::newEntry);
        Extraction unhurried = new Extraction(reading, DOCUMENT_BUDGET, Optional.of(kept));
        this.documents = minds.extractors().entrySet().stream()
                .min(Map.Entry.comparingByKey())
                .map(first -> new StoredDocuments(
                        settings.reading(), own, unhurried, first.getKey(), first.getValue(), clock));
        this.servlet =
                new HookServlet(catalog.services(), body, desk, new FeedbackBox(journal::feedback, clock), settings);
    }

    private record Memory(Journal journal, KeptPictures pictures) implements Desk.Memory {
        @Override
        public void append(Entry entry) {
            journal.append(entry);
        }

        @Override
        public void keep(UUID card, Prediction.Picture picture) {
            pictures.keep(card, picture);
        }
    }

    private static java.util.concurrent.ThreadFactory daemon(String name) {
        return task -> {
            Thread thread = new Thread(task, "hooks-" + name);
            thread.setDaemon(true);
            return thread;
        };
    }

    /** What reads the documents of our own store; empty without an extractor. */
    public Optional<DocumentReader> documents() {
        return documents;
    }

    /**
     * The picture that explains a card of the last hours; empty if there was none of that format, or not any more: it is kept
     * in memory, and only until something is erased from the journal.
     */
    public Optional<byte[]> picture(UUID card, Prediction.Picture.Format format) {
        return pictures.drawn(card, format);
    }

    public HttpServlet servlet() {
        return servlet;
    }

    @Override
    public void close() {
        fetching.shutdownNow();
        reading.shutdownNow();
        kept.close();
    }
}
