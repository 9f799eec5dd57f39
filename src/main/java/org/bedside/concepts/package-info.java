/**
 * Names in a document become codes: mentions of chemicals and diseases to MeSH and OMIM.
 *
 * <p>In comes a {@link org.bedside.concepts.Document}, a text with the places of all its mentions; out go, for each mention, the
 * codes of its concept, or none where the linker is not sure enough. A mention is looked up under several keys, from its
 * exact words to its word roots without qualifiers, with abbreviations written out as the document defines them; a trained
 * score of every candidate decides. The lexicon holds hashes of names, not names.
 *
 * <p>No I/O, no clock; the trained file is handed in as a stream.
 */
@NullMarked
package org.bedside.concepts;

import org.jspecify.annotations.NullMarked;
