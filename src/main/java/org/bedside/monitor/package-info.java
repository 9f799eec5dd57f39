/**
 * How services do where they run: what was said, what was done with it and whether it came about.
 *
 * <p>In comes the journal, an entry at a time; out go counts, shares and figures of a service within a time, and nothing
 * of these is about one patient. What came about after a prediction is judged here from what our own store holds, which
 * is handed in, and kept in the journal. It knows neither the store nor the clock's ticking.
 */
@NullMarked
package org.bedside.monitor;

import org.jspecify.annotations.NullMarked;
