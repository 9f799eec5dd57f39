package org.bedside.hooks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bedside.evidence.Note;
import org.bedside.evidence.Remark;
import org.bedside.evidence.Remark.Reason;
import org.bedside.notes.Item;
import org.bedside.notes.Mention;
import org.bedside.notes.NoteReading;

/** Reads a patient's notes side by side, the newest first, until the time is up; what is ready then goes out. */
final class Extraction {

    private final ExecutorService threads;
    private final Duration budget;
    private final Optional<KeptReadings> kept;

    Extraction(ExecutorService threads, Duration budget) {
        this(threads, budget, Optional.empty());
    }

    /** @param kept where notes that were read before are looked up */
    Extraction(ExecutorService threads, Duration budget, Optional<KeptReadings> kept) {
        this.threads = threads;
        this.budget = budget;
        this.kept = kept;
    }

    /** Reads one note. */
    interface Reader {
        NoteReading read(Note note);
    }

    /**
     * What was read.
     *
     * @param readings the newest note first
     * @param late how many notes were not ready in time
     */
    record Extracted(List<Read> readings, List<Remark> remarks, int late) {

        /** All findings, the newest note first. */
        List<Mention> mentions() {
            return readings.stream()
                    .flatMap(read -> read.reading().mentions(read.note()).stream())
                    .toList();
        }

        /** All that lines say in their parts, the newest note first. */
        List<Item> items() {
            return readings.stream()
                    .flatMap(read -> read.reading().details().stream().map(detail -> new Item(read.note(), detail)))
                    .toList();
        }
    }

    /** A note and what was read in it. */
    record Read(Note note, NoteReading reading) {}

    /**
     * Reads notes of one patient.
     *
     * @param patient its logical id, or {@code ""} if that is not known: then nothing is kept
     * @param extractor the reader's id
     */
    Extracted read(String patient, String extractor, List<Note> notes, Reader reader) {
        long start = System.nanoTime();
        List<Note> newestFirst = notes.stream()
                .sorted(Comparator.comparing((Note note) -> note.when().from()).reversed())
                .toList();
        Map<Note, NoteReading> known =
                kept.map(before -> before.find(extractor, newestFirst)).orElse(Map.of());
        Map<Note, NoteReading> fresh = new HashMap<>();
        List<Future<NoteReading>> running = new ArrayList<>();
        List<Remark> remarks = new ArrayList<>();
        List<Note> started = new ArrayList<>();
        for (Note note : newestFirst) {
            try {
                NoteReading before = known.get(note);
                running.add(
                        before == null
                                ? threads.submit(() -> reader.read(note))
                                : CompletableFuture.completedFuture(before));
                started.add(note);
            } catch (RejectedExecutionException busy) {
                remarks.add(late(note));
            }
        }
        List<Read> readings = new ArrayList<>();
        int late = remarks.size();
        for (int at = 0; at < running.size(); at++) {
            Note note = started.get(at);
            long left = Math.max(0, budget.toNanos() - (System.nanoTime() - start));
            try {
                NoteReading reading = running.get(at).get(left, TimeUnit.NANOSECONDS);
                remarks.addAll(reading.remarks());
                if (!known.containsKey(note)) {
                    fresh.put(note, reading);
                }
                readings.add(new Read(note, reading));
            } catch (TimeoutException slow) {
                running.get(at).cancel(true);
                remarks.add(late(note));
                late++;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                remarks.add(late(note));
                late++;
            } catch (ExecutionException broken) {
                throw new IllegalStateException("reading a note failed", broken.getCause());
            }
        }
        kept.ifPresent(before -> before.keep(patient, extractor, fresh));
        return new Extracted(readings, remarks, late);
    }

    private static Remark late(Note note) {
        return new Remark(Reason.LATE, note.source().reference(), "was not read in time");
    }
}
