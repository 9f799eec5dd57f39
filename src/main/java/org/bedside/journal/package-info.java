/**
 * What was said, what was done with it, what came about: every decision, every feedback and every outcome, kept in the
 * database, read back, exported and erased.
 *
 * <p>In come an {@link org.bedside.journal.Entry} for each hook call, committed before the answer leaves, and
 * {@link org.bedside.journal.Feedback} to its cards; out go pages, lines and, from entries about patients of our own
 * store, RiskAssessments. It knows neither HTTP nor Spring nor how a decision is made: a decision's record is JSON that
 * is kept and given back as it is.
 */
@NullMarked
package org.bedside.journal;

import org.jspecify.annotations.NullMarked;
