package org.bedside.evidence;

import java.util.List;

/**
 * What notes say of a patient that may stand in for what the chart does not hold.
 *
 * @param facts what the latest note to speak of it affirms of the patient, each with its {@link Quotation}
 * @param contradicted what notes of one day affirm and deny, or say differently: not used
 * @param late whether a note that might have said more was not read in time
 */
public record NoteFacts(List<Fact> facts, List<Fact> contradicted, boolean late) {

    /** No note was asked. */
    public static final NoteFacts NONE = new NoteFacts(List.of(), List.of(), false);

    public NoteFacts {
        facts = List.copyOf(facts);
        contradicted = List.copyOf(contradicted);
        for (Fact fact : facts) {
            if (fact.quotation().isEmpty()) {
                throw new IllegalArgumentException("a fact of a note says where it was read");
            }
        }
    }
}
