package org.bedside.journal;

import java.time.Instant;

/** What a look after the outcome of an entry found. */
public sealed interface Look {

    /** It is known, or known that it never will be. */
    record Settled(Outcome outcome) implements Look {}

    /** It is to be looked after again. */
    record NotYet(Instant again) implements Look {}
}
