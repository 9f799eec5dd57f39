/**
 * Data sets become models: training, cross-validation and metrics.
 *
 * <p>A row of a table becomes {@link org.bedside.evidence.Reading}s, as a chart does in serving; from there on both go
 * the same way through {@link org.bedside.predict.ModelSpec}, so that a model is served what it was trained on.
 */
@NullMarked
package org.bedside.train;

import org.jspecify.annotations.NullMarked;
