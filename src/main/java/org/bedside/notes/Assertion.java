package org.bedside.notes;

/** What a note says about a finding; where several hold, the one named first here. */
public enum Assertion {
    /** Said not to be so, or an unticked box. */
    NEGATED,
    /** Of a relative or another person. */
    OTHER_PERSON,
    /** A substance that the patient does not tolerate, or what it did to the patient: not taken, not a problem now. */
    ALLERGY,
    /** Uncertain, to be excluded, hypothetical, or only considered. */
    POSSIBLE,
    /** Over, or a medication that was stopped; a chronic problem in the past history is still a problem. */
    HISTORICAL,
    /** So, of the patient, now. */
    AFFIRMED
}
