package org.bedside.notes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.bedside.evidence.Note;
import org.bedside.evidence.Source;
import org.bedside.evidence.When;

/** Notes of nobody, written for these tests, and the reader of the shipped model. */
final class Notes {

    static final NoteReader READER = NoteReader.load(Notes::open);

    private Notes() {}

    private static InputStream open(String name) {
        try {
            return Files.newInputStream(Path.of("models", "note-entities", name));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    static Note plain(String text) {
        return of("text/plain", text, Instant.parse("2024-05-01T10:00:00Z"));
    }

    static Note html(String text) {
        return of("text/html", text, Instant.parse("2024-05-01T10:00:00Z"));
    }

    static Note of(String mediaType, String text, Instant at) {
        Source source = new Source("DocumentReference/n1", "1", Source.Origin.PREFETCH);
        return new Note(mediaType, text, "Progress note", List.of(), When.at(at), source);
    }

    static List<Finding> read(String text) {
        return READER.read(plain(text)).findings();
    }

    /** What the note says of a name. */
    static Assertion said(String text, String name) {
        return finding(text, name).assertion();
    }

    static Finding finding(String text, String name) {
        return read(text).stream()
                .filter(finding -> finding.text().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not found: " + name + " in " + read(text)));
    }
}
