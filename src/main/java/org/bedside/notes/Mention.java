package org.bedside.notes;

import org.bedside.evidence.Note;

/** A finding and the note that it was read in. */
public record Mention(Note note, Finding finding) {}
