package org.bedside.hooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.bedside.evidence.Note;
import org.bedside.evidence.Remark;
import org.bedside.evidence.Remark.Reason;
import org.bedside.evidence.Source;
import org.bedside.evidence.When;
import org.bedside.notes.Assertion;
import org.bedside.notes.Finding;
import org.bedside.notes.NoteReading;
import org.bedside.notes.Section;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExtractionTest {

    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(2, 2, 1, TimeUnit.SECONDS, new ArrayBlockingQueue<>(2));
    private final CountDownLatch never = new CountDownLatch(1);

    @AfterEach
    void stop() {
        never.countDown();
        threads.shutdownNow();
    }

    private static Note note(String id, int day) {
        Instant at = Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofDays(day));
        Source source = new Source("DocumentReference/" + id, "1", Source.Origin.PREFETCH);
        return new Note("text/plain", "asthma", id, List.of(), When.at(at), source);
    }

    private static NoteReading found() {
        Finding finding = new Finding(
                Finding.Kind.PROBLEM, "asthma", 0, 6, "asthma", Section.NONE, Assertion.AFFIRMED, "asthma", List.of());
        return new NoteReading(List.of(finding), List.of(), List.of());
    }

    private NoteReading slow() {
        try {
            never.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return found();
    }

    private static List<String> titles(Extraction.Extracted extracted) {
        return extracted.mentions().stream()
                .map(mention -> mention.note().title())
                .toList();
    }

    private static Remark late(String id) {
        return new Remark(Reason.LATE, "DocumentReference/" + id, "was not read in time");
    }

    @Test
    void theNewestNoteComesFirst() {
        Extraction extraction = new Extraction(threads, Duration.ofSeconds(10));
        Extraction.Extracted all = extraction.read(
                "p1", "reader", List.of(note("old", 1), note("new", 9), note("middle", 5)), note -> found());
        assertEquals(List.of("new", "middle", "old"), titles(all));
        assertEquals(0, all.late());
        assertEquals(List.of(), all.remarks());
    }

    @Test
    void aNoteThatTakesTooLongIsLeftOutAndTheRestGoesOut() {
        Extraction extraction = new Extraction(threads, Duration.ofMillis(300));
        long start = System.nanoTime();
        Extraction.Extracted some = extraction.read(
                "p1",
                "reader",
                List.of(note("slow", 9), note("fast", 1)),
                note -> note.title().equals("slow") ? slow() : found());
        assertTrue(System.nanoTime() - start < Duration.ofSeconds(3).toNanos());
        assertEquals(List.of("fast"), titles(some));
        assertEquals(List.of(late("slow")), some.remarks());
        assertEquals(1, some.late());
    }

    @Test
    void whatAFullServerCannotTakeIsLeftOutAtOnce() {
        for (int at = 0; at < 4; at++) {
            threads.execute(this::slow);
        }
        Extraction extraction = new Extraction(threads, Duration.ofSeconds(30));
        long start = System.nanoTime();
        Extraction.Extracted none =
                extraction.read("p1", "reader", List.of(note("a", 2), note("b", 1)), note -> found());
        assertTrue(System.nanoTime() - start < Duration.ofSeconds(5).toNanos());
        assertEquals(List.of(late("a"), late("b")), none.remarks());
        assertEquals(2, none.late());
    }

    @Test
    void noNotesAreNoWork() {
        Extraction extraction = new Extraction(threads, Duration.ZERO);
        assertEquals(
                new Extraction.Extracted(List.of(), List.of(), List.of(), 0),
                extraction.read("p1", "reader", List.of(), note -> slow()));
    }
}
