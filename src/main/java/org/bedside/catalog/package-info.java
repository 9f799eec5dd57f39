/**
 * The data folders: services in {@code cds-hooks/}, models in {@code models/}. Read and checked once, at start; all
 * faults are reported together.
 */
@NullMarked
package org.bedside.catalog;

import org.jspecify.annotations.NullMarked;
