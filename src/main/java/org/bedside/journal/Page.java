package org.bedside.journal;

import java.util.List;
import java.util.Optional;

/**
 * Entries with the feedback to them and what came about, newest first.
 *
 * @param next where the next page begins; empty if there is none
 */
public record Page(List<Found> entries, Optional<Cursor> next) {

    public Page {
        entries = List.copyOf(entries);
    }

    /**
     * An entry and all that came of it.
     *
     * @param feedback to its cards, in the order it came
     * @param outcome what came of what it predicted; empty until that is settled
     */
    public record Found(Entry entry, List<Feedback> feedback, Optional<Outcome> outcome) {
        public Found {
            feedback = List.copyOf(feedback);
        }

        /** An entry whose outcome is not settled. */
        public Found(Entry entry, List<Feedback> feedback) {
            this(entry, feedback, Optional.empty());
        }
    }
}
