/**
 * Data sets become models: training, cross-validation and metrics.
 */
@NullMarked
package org.bedside.train;

import org.jspecify.annotations.NullMarked;
