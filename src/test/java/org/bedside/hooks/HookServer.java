package org.bedside.hooks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.bedside.catalog.Service;
import org.bedside.evidence.Collector;
import org.bedside.evidence.InputReader;
import org.bedside.evidence.Units;
import org.bedside.fhir.Chart;
import org.bedside.journal.Entry;
import org.bedside.journal.Feedback;
import org.bedside.journal.Journal;
import org.bedside.notes.NoteReading;
import org.bedside.predict.LogisticModel;

/** The real servlet in a real Tomcat on a free port, its journal a list, its own store empty, its clock standing. */
final class HookServer implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");
    static final UUID ENTRY = new UUID(0x4000, 0x8000000000000000L);
    private static final AtomicLong IDS = new AtomicLong();
    /** Tomcat warns of threads that outlive it: those of clients. */
    private static final Logger LOADER = Logger.getLogger("org.apache.catalina.loader");

    static {
        LOADER.setLevel(Level.SEVERE);
    }

    static final LogisticModel MODEL = TinyModel.trained();
    static final HttpClient HTTP = HttpClient.newHttpClient();

    final List<Entry> entries = new CopyOnWriteArrayList<>();
    final List<Feedback> feedback = new CopyOnWriteArrayList<>();
    final String base;

    private final Tomcat tomcat = new Tomcat();
    private final ExecutorService fetching = Executors.newCachedThreadPool();
    private final ExecutorService reading = Executors.newFixedThreadPool(2);

    HookServer(HookSettings settings, Collection<Service> services) {
        this(settings, services, () -> ENTRY, note -> new NoteReading(List.of(), List.of(), List.of()));
    }

    HookServer(HookSettings settings, Collection<Service> services, Supplier<UUID> entryIds, Extraction.Reader reader) {
        this(settings, services, entryIds, reader, Clock.fixed(NOW, ZoneOffset.UTC), Optional.empty());
    }

    /** With a journal in a database, and a clock that can be moved; entries get ids of its time. */
    HookServer(Collection<Service> services, Clock clock, Journal journal) {
        this(
                settings(),
                services,
                () -> new UUID(clock.millis() << 16 | 0x7000, Long.MIN_VALUE | IDS.incrementAndGet() << 16),
                note -> new NoteReading(List.of(), List.of(), List.of()),
                clock,
                Optional.of(journal));
    }

    private HookServer(
            HookSettings settings,
            Collection<Service> services,
            Supplier<UUID> entryIds,
            Extraction.Reader reader,
            Clock clock,
            Optional<Journal> journal) {
        Body body = new Body(settings);
        OwnStore own = new OwnStore(
                (type, id) -> Optional.empty(), (query, most) -> new Chart.Page(List.of(), false), Set::of);
        Desk desk = new Desk(
                settings,
                new Desk.Minds(
                        Map.of(TinyModel.ID, MODEL), Map.of(), Map.of("reader", reader), new InputReader(new Units())),
                new Gatherer(settings, own, new EhrFetches(settings, new EhrClient(settings, body), fetching)),
                new Extraction(reading, settings.optionalBudget()),
                entry -> {
                    entries.add(entry);
                    journal.ifPresent(kept -> kept.append(entry));
                },
                new Restraint((audience, since) ->
                        journal.map(kept -> kept.shown(audience, since)).orElse(List.of())),
                new EntryMaker(new RecordWriter(), own::holds),
                clock,
                entryIds);
        HookServlet servlet = new HookServlet(
                services.stream().collect(Collectors.toMap(Service::id, Function.identity())),
                body,
                desk,
                new FeedbackBox(
                        (service, rows) -> {
                            feedback.addAll(rows);
                            journal.ifPresent(kept -> kept.feedback(service, rows));
                        },
                        clock),
                settings);
        try {
            tomcat.setBaseDir(Files.createTempDirectory("hooks").toString());
            tomcat.setPort(0);
            tomcat.setSilent(true);
            var context = tomcat.addContext("", null);
            Tomcat.addServlet(context, "hooks", servlet);
            context.addServletMappingDecoded("/cds-services", "hooks");
            context.addServletMappingDecoded("/cds-services/*", "hooks");
            tomcat.getConnector();
            tomcat.start();
        } catch (IOException | LifecycleException broken) {
            throw new IllegalStateException(broken);
        }
        this.base = "http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + "/cds-services";
    }

    static HookSettings settings(Duration optional, Duration required, List<String> fhirServers) {
        return new HookSettings(
                200_000,
                50,
                optional,
                required,
                fhirServers,
                () -> "http://localhost:8080",
                List.of("http://localhost"),
                new Collector.Rules(ZoneId.of("UTC"), false));
    }

    static HookSettings settings() {
        return settings(Duration.ofMillis(400), Duration.ofSeconds(5), List.of());
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(base + path)));
    }

    /** Calls a service with a JSON body. */
    HttpResponse<String> call(String service, String body) {
        return post("/" + service, body.getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json");
    }

    HttpResponse<String> post(String path, byte[] body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<String> method(String method, String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).method(method, HttpRequest.BodyPublishers.noBody());
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    Entry lastEntry() {
        return entries.get(entries.size() - 1);
    }

    @Override
    public void close() {
        fetching.shutdownNow();
        reading.shutdownNow();
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
