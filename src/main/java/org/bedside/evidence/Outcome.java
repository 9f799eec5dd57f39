package org.bedside.evidence;

import java.util.List;

/** What became of one resource: facts, or the reason for which there are none. */
sealed interface Outcome {

    record Read(List<Fact> facts) implements Outcome {}

    record Refused(Remark.Reason reason, String detail) implements Outcome {}

    static Outcome refused(Remark.Reason reason, String detail) {
        return new Refused(reason, detail);
    }
}
