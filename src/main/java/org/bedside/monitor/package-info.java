/**
 * How services do where they run: what was said and what became of it, read from the journal alone.
 *
 * <p>In comes the journal, an entry at a time; out go counts, shares and indices of a service within a time. Nothing
 * that leaves here is about one patient.
 */
@NullMarked
package org.bedside.monitor;

import org.jspecify.annotations.NullMarked;
