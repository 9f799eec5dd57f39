package org.bedside.journal;

/** How many rows were deleted. */
public record Removed(long entries, long feedback) {

    static final Removed NOTHING = new Removed(0, 0);

    Removed plus(Removed other) {
        return new Removed(entries + other.entries, feedback + other.feedback);
    }
}
