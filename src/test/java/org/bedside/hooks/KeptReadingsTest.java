package org.bedside.hooks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.bedside.evidence.Coding;
import org.bedside.evidence.Note;
import org.bedside.evidence.Remark;
import org.bedside.evidence.Source;
import org.bedside.evidence.When;
import org.bedside.journal.Journal;
import org.bedside.journal.Readings;
import org.bedside.notes.Assertion;
import org.bedside.notes.Detail;
import org.bedside.notes.Finding;
import org.bedside.notes.NoteReader;
import org.bedside.notes.NoteReading;
import org.bedside.notes.Section;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeptReadingsTest {

    private final Map<String, String> rows = new ConcurrentHashMap<>();
    private final AtomicInteger read = new AtomicInteger();
    private final ExecutorService threads = Executors.newFixedThreadPool(2);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private Map<String, String> find(String version, Collection<String> notes) {
        return notes.stream()
                .filter(note -> rows.containsKey(version + note))
                .collect(Collectors.toMap(note -> note, note -> rows.getOrDefault(version + note, "")));
    }

    private void keep(String version, String patient, Instant now, Map<String, String> readings) {
        assertEquals("p1", patient);
        readings.forEach((note, reading) -> rows.put(version + note, reading));
    }

    private KeptReadings kept(String version) {
        return new KeptReadings(this::find, this::keep, () -> version, Clock.fixed(HookServer.NOW, ZoneOffset.UTC));
    }

    private static Note note(String version, String text, Source.Origin origin) {
        Source source = new Source("DocumentReference/d1", version, origin);
        return new Note("text/plain", text, "Visit", List.of(), When.at(HookServer.NOW), source);
    }

    private NoteReading reader(Note note) {
        read.incrementAndGet();
        Finding finding = new Finding(
                Finding.Kind.PROBLEM,
                note.text(),
                0,
                note.text().length(),
                note.text(),
                Section.PROBLEMS,
                Assertion.NEGATED,
                "asthma",
                List.of(Coding.of("http://hl7.org/fhir/sid/icd-10-cm", "J45.909")));
        Detail detail = new Detail(
                Detail.Kind.SMOKING,
                note.text(),
                0,
                note.text().length(),
                Section.SOCIAL_HISTORY,
                Assertion.AFFIRMED,
                "tobacco use",
                List.of(),
                Map.of("status", "current"));
        return new NoteReading(
                List.of(finding),
                List.of(detail),
                List.of(new Remark(Remark.Reason.TOO_MANY, "DocumentReference/d1", "cut")));
    }

    private Extraction.Extracted read(KeptReadings kept, Note note) {
        return new Extraction(threads, Duration.ofSeconds(10), Optional.of(kept))
                .read("p1", "reader", List.of(note), this::reader);
    }

    private static void written(KeptReadings kept) throws InterruptedException {
        kept.close();
        assertEquals(true, kept.awaitWritten(Duration.ofSeconds(10)));
    }

    @Test
    void aNoteOfOurStoreIsReadOnceAndAfterARestartNotAgain() throws InterruptedException {
        Note note = note("1", "asthma", Source.Origin.STORE);
        KeptReadings kept = kept("v1");
        Extraction.Extracted first = read(kept, note);
        assertEquals(first, read(kept, note));
        written(kept);
        assertEquals(1, rows.size());
        assertEquals(first, read(kept("v1"), note));
        assertEquals(1, read.get());
    }

    @Test
    void allThatAReaderFindsComesBackFromTheDatabase() throws InterruptedException {
        NoteReader reader = NoteReader.load(name -> {
            try {
                return Files.newInputStream(Path.of("models", "note-entities", name));
            } catch (IOException missing) {
                throw new UncheckedIOException(missing);
            }
        });
        Note note = note("1", """
            HPI: Has severe asthma since 2019, denies gout, possible pneumonia. Mother had hypertension.
            ALLERGIES: penicillin (rash)
            MEDICATIONS: metformin 500 mg PO BID
            """, Source.Origin.STORE);
        NoteReading reading = reader.read(note);
        assertEquals(true, reading.findings().size() >= 5, reading.toString());
        KeptReadings kept = kept("v1");
        kept.keep("p1", "reader", Map.of(note, reading));
        written(kept);
        assertEquals(Map.of(note, reading), kept("v1").find("reader", List.of(note)));
    }

    @Test
    void anotherVersionTextExtractorOrOriginIsReadAnew() throws InterruptedException {
        KeptReadings kept = kept("v1");
        read(kept, note("1", "asthma", Source.Origin.STORE));
        read(kept, note("2", "asthma", Source.Origin.STORE));
        read(kept, note("1", "gout", Source.Origin.STORE));
        assertEquals(3, read.get());
        written(kept);
        read(kept("v2"), note("1", "asthma", Source.Origin.STORE));
        assertEquals(4, read.get());
        KeptReadings others = kept("v1");
        read(others, note("3", "asthma", Source.Origin.PREFETCH));
        read(others, note("3", "asthma", Source.Origin.PREFETCH));
        assertEquals(6, read.get());
        written(others);
        assertEquals(
                3, rows.keySet().stream().filter(row -> row.startsWith("v1")).count());
    }

    @Test
    void whatWasErasedIsNotRemembered() throws InterruptedException {
        Note note = note("1", "asthma", Source.Origin.STORE);
        KeptReadings kept = kept("v1");
        read(kept, note);
        written(kept);
        rows.clear();
        kept.forget();
        read(kept, note);
        assertEquals(2, read.get());
    }

    @Test
    void aDatabaseThatFailsCostsOnlyTheReading() throws Exception {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        Readings readings = new Readings(Journal.open(source));
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE bedside_reading");
        }
        KeptReadings kept = new KeptReadings(readings::find, readings::keep, () -> "v1", Clock.systemUTC());
        assertEquals(
                1,
                read(kept, note("1", "asthma", Source.Origin.STORE)).mentions().size());
        written(kept);
    }
}
