package org.bedside.evidence;

import java.time.Instant;
import java.util.List;

/** What became of one resource: facts, or the reason for which there are none. */
sealed interface Outcome {

    /**
     * What was read.
     *
     * @param unread parts, such as a component of a panel, that hold nothing usable
     */
    record Read(List<Fact> facts, List<Refused> unread) implements Outcome {
        static Read of(Fact fact) {
            return new Read(List.of(fact), List.of());
        }
    }

    record Refused(Remark.Reason reason, String detail) implements Outcome {}

    /** What the chart says that is not so: a condition that was refuted. */
    record Denied(Fact fact, Refused why) implements Outcome {}

    /**
     * A picture that is in a Binary of this URL.
     *
     * @param at when it was made
     */
    record Elsewhere(String url, Instant at) implements Outcome {}

    static Outcome refused(Remark.Reason reason, String detail) {
        return new Refused(reason, detail);
    }
}
