/**
 * What was said, what was done with it: every decision and every feedback, kept in the database, read back, exported
 * and erased.
 */
@NullMarked
package org.bedside.journal;

import org.jspecify.annotations.NullMarked;
