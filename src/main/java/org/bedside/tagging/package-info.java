/**
 * Names in texts by trained linear-chain conditional random fields.
 *
 * <p>In come a text and a trained tagger's file, handed in as a stream; out go {@link org.bedside.tagging.Span}s. A text is cut
 * into blocks of tokens, each token becomes hashed features ({@link org.bedside.tagging.Features}), and one or more layers of
 * labels are decided over them, each seeing what the layers before it said of the whole document. No I/O but the word clusters of
 * the class path, no clock, no chance. What a name means is for others to say.
 */
@NullMarked
package org.bedside.tagging;

import org.jspecify.annotations.NullMarked;
