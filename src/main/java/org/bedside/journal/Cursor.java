package org.bedside.journal;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The last entry of a page, by its id; the next page begins after it. */
public record Cursor(UUID id) {

    private static final Pattern WRITTEN = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** Reads what {@link #toString} wrote; empty if it did not. */
    public static Optional<Cursor> parse(String text) {
        return WRITTEN.matcher(text).matches() ? Optional.of(new Cursor(UUID.fromString(text))) : Optional.empty();
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
