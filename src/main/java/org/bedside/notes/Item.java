package org.bedside.notes;

import org.bedside.evidence.Note;

/** A detail and the note that it was read in. */
public record Item(Note note, Detail detail) {}
