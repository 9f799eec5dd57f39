package org.bedside.notes;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bedside.evidence.Note;
import org.bedside.text.Tokens;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** CPU time of reading the visit notes of ACI-Bench in one thread, after a warm-up; reported, and bounded loosely. */
@Tag("data")
@EnabledIfEnvironmentVariable(named = "BEDSIDE_DATA", matches = ".+")
class NoteReaderSpeedTest {

    private static final int WARM = 4;
    /** Milliseconds of CPU for 500 words that even a slow machine under C1 keeps. */
    private static final double MOST = 100;

    @Test
    void aNoteIsReadInMilliseconds(TestReporter reporter) throws IOException {
        List<Note> notes = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of(System.getenv("BEDSIDE_DATA"), "nlp-notes", "aci-bench"))) {
            for (Path file : files.sorted().toList()) {
                notes.add(Notes.plain(Files.readString(file)));
            }
        }
        long words = 0;
        long tokens = 0;
        for (Note note : notes) {
            words += note.text().split("\\s+").length;
            tokens += Tokens.of(note.text(), 0, note.text().length()).size();
        }
        double millis = 0;
        for (int round = 0; round <= WARM; round++) {
            long before = cpu();
            notes.forEach(Notes.READER::read);
            millis = (cpu() - before) / 1e6;
        }
        double each = millis * 500 / words;
        reporter.publishEntry(
                "reading", String.format("%.2f CPU-ms per 500 words, %.0f tokens/s", each, tokens / millis * 1000));
        assertTrue(each < MOST, each + " ms");
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
