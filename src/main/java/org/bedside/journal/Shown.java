package org.bedside.journal;

import java.time.Instant;
import java.util.Optional;

/**
 * That cards were shown to an audience.
 *
 * @param overridden when one of them was last overridden with a coded reason
 * @param record the entry's record
 */
public record Shown(Instant at, Optional<Instant> overridden, String record) {}
