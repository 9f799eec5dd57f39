package org.bedside.journal;

import java.util.List;
import java.util.Optional;

/**
 * Entries with the feedback to them, newest first.
 *
 * @param next where the next page begins; empty if there is none
 */
public record Page(List<Found> entries, Optional<Cursor> next) {

    public Page {
        entries = List.copyOf(entries);
    }

    /** An entry and all feedback to its cards, in the order it came. */
    public record Found(Entry entry, List<Feedback> feedback) {
        public Found {
            feedback = List.copyOf(feedback);
        }
    }
}
