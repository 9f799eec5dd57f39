package org.bedside.train;

/** A table that cannot be used; the message says what is wrong and where, but repeats no value out of it. */
public final class BadTable extends RuntimeException {
    BadTable(String message) {
        super(message);
    }
}
