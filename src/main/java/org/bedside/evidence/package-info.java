/**
 * FHIR resources become facts: what is known of one patient as of one instant.
 *
 * <p>In come resources, as JSON or as HAPI model objects, both seen as a {@link org.bedside.evidence.Node}; out go
 * {@link org.bedside.evidence.Facts} (coded, timed, with UCUM units and the version of their source) and
 * {@link org.bedside.evidence.Note}s. What could not be used is kept as a {@link org.bedside.evidence.Remark} with its
 * reason. An {@link org.bedside.evidence.Input} reads one number or one category from the facts.
 *
 * <p>This package has no clock and does no I/O: it is told what "now" is, and which resources there are.
 */
@NullMarked
package org.bedside.evidence;

import org.jspecify.annotations.NullMarked;
