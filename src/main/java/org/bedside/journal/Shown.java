package org.bedside.journal;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * That cards were shown to an audience.
 *
 * @param entry the entry that showed them
 * @param overridden when one of them was last overridden with a coded reason
 * @param record the entry's record
 */
public record Shown(UUID entry, Instant at, Optional<Instant> overridden, String record) {}
