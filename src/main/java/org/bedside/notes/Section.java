package org.bedside.notes;

/** The part of a note that a sentence stands in, by the header above it. */
public enum Section {
    /** Before the first header, or in a note without headers. */
    NONE,
    CHIEF_COMPLAINT,
    PRESENT_ILLNESS,
    PAST_HISTORY,
    SURGICAL_HISTORY,
    PROBLEMS,
    MEDICATIONS,
    ALLERGIES,
    FAMILY_HISTORY,
    SOCIAL_HISTORY,
    REVIEW_OF_SYSTEMS,
    EXAM,
    RESULTS,
    COURSE,
    ASSESSMENT,
    INSTRUCTIONS,
    /** Under a header that is none of the above. */
    OTHER
}
