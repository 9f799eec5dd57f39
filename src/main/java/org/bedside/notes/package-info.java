/**
 * Clinical notes become findings: problems, medications and allergies with their place in the text and what is said of them.
 *
 * <p>In come {@link org.bedside.evidence.Note}s; out goes a {@link org.bedside.notes.NoteReading}: findings whose offsets point
 * into the note's own text, and what was not read and why. On the way a note's text loses its markup, is cut into passages
 * (sentences with their section and tick boxes), a trained tagger and a lexicon name problems and medications, and rules
 * decide what the note says of each; {@link org.bedside.notes.Asserter} does so for names that are given, and
 * {@link org.bedside.notes.Relations} finds what a given detail belongs to. {@link org.bedside.notes.Reconciliation} compares
 * findings with the patient's lists.
 *
 * <p>No I/O but the tables beside these classes, no clock; the trained part is handed in.
 */
@NullMarked
package org.bedside.notes;

import org.jspecify.annotations.NullMarked;
