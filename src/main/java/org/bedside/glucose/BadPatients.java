package org.bedside.glucose;

/** A table of virtual patients that cannot be used; the message says what is wrong and where. */
public final class BadPatients extends RuntimeException {
    BadPatients(String message) {
        super(message);
    }
}
