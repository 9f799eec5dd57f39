package org.bedside.hooks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bedside.evidence.Note;
import org.bedside.evidence.Remark;
import org.bedside.evidence.Remark.Reason;
import org.bedside.notes.Finding;
import org.bedside.notes.Mention;
import org.bedside.notes.NoteReading;

/** Reads a patient's notes side by side, the newest first, until the time is up; what is ready then goes out. */
final class Extraction {

    private final ExecutorService threads;
    private final Duration budget;

    Extraction(ExecutorService threads, Duration budget) {
        this.threads = threads;
        this.budget = budget;
    }

    /** Reads one note. */
    interface Reader {
        NoteReading read(Note note);
    }

    /**
     * What was read.
     *
     * @param late how many notes were not ready in time
     */
    record Extracted(List<Mention> mentions, List<Remark> remarks, int late) {}

    Extracted read(List<Note> notes, Reader reader) {
        long start = System.nanoTime();
        List<Note> newestFirst = notes.stream()
                .sorted(Comparator.comparing((Note note) -> note.when().from()).reversed())
                .toList();
        List<Future<NoteReading>> running = new ArrayList<>();
        List<Remark> remarks = new ArrayList<>();
        List<Note> started = new ArrayList<>();
        for (Note note : newestFirst) {
            try {
                running.add(threads.submit(() -> reader.read(note)));
                started.add(note);
            } catch (RejectedExecutionException busy) {
                remarks.add(late(note));
            }
        }
        List<Mention> mentions = new ArrayList<>();
        int late = remarks.size();
        for (int at = 0; at < running.size(); at++) {
            Note note = started.get(at);
            long left = Math.max(0, budget.toNanos() - (System.nanoTime() - start));
            try {
                NoteReading reading = running.get(at).get(left, TimeUnit.NANOSECONDS);
                remarks.addAll(reading.remarks());
                for (Finding finding : reading.findings()) {
                    mentions.add(new Mention(note, finding));
                }
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
        return new Extracted(mentions, remarks, late);
    }

    private static Remark late(Note note) {
        return new Remark(Reason.LATE, note.source().reference(), "was not read in time");
    }
}
