/**
 * One decision: a service, the facts and what the model or the extractor said become cards and a record. Pure.
 */
@NullMarked
package org.bedside.decision;

import org.jspecify.annotations.NullMarked;
