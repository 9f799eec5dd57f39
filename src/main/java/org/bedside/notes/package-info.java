/**
 * Clinical notes become findings: problems and medications with their place in the text and whether they are affirmed.
 *
 * <p>In come {@link org.bedside.evidence.Note}s; out go findings whose offsets point into the note's own text. No I/O, no
 * clock; the trained parts are handed in.
 */
@NullMarked
package org.bedside.notes;

import org.jspecify.annotations.NullMarked;
