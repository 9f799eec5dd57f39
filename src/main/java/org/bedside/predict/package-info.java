/**
 * Facts become a prediction with its reasons, or an abstention that says why.
 *
 * <p>A model's inputs are read from facts in serving and from table columns in training; from there on one transform
 * makes the features of both. No I/O, no clock.
 */
@NullMarked
package org.bedside.predict;

import org.jspecify.annotations.NullMarked;
