/**
 * Documents become plain text, lines, sentences and tokens, each with its place in the text that came in.
 *
 * <p>In comes a {@link org.bedside.evidence.Note}; out goes a {@link org.bedside.text.NoteText}, or why there is none. No I/O but
 * the models and tables of the class path, no clock.
 */
@NullMarked
package org.bedside.text;

import org.jspecify.annotations.NullMarked;
