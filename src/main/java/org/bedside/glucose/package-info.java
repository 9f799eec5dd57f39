/**
 * Type 1 diabetes: virtual patients and how their glucose moves (the UVA/Padova simulator of 2008), how insulin is given,
 * what continuous glucose monitoring shows, and learnt ways to adjust it.
 *
 * <p>Glucose in mg/dL, insulin in units (U), carbohydrates in grams, time in minutes. Whatever is by chance follows from
 * a seed that is given. No I/O, no clock.
 */
@NullMarked
package org.bedside.glucose;

import org.jspecify.annotations.NullMarked;
