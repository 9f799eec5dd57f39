package org.bedside.evidence;

/**
 * Something that was left out or could not be had, and why. A record for the journal, never for a log: the reference
 * names a resource of a patient.
 *
 * @param reason what is wrong
 * @param about the resource, prefetch key or input that it is about
 * @param detail a sentence for people; holds no values of the patient
 */
public record Remark(Reason reason, String about, String detail) {

    /** Why something was not used. */
    public enum Reason {
        /** The resource is of another patient, or says not whose it is. */
        OTHER_PATIENT,
        /** Status or verification says that it must not be used. */
        STATUS,
        /** Labelled as confidential or sensitive. */
        CONFIDENTIAL,
        /** No usable time. */
        TIME,
        /** Dated after the instant that the answer is for. */
        FUTURE,
        /** Unit missing, unknown or not convertible. */
        UNIT,
        /** A value of a form that is not read, or not a number. */
        VALUE,
        /** A curve (SampledData) of a form that is not read. */
        SIGNAL,
        /** A value outside its plausible range. */
        IMPLAUSIBLE,
        /** Older than the input allows. */
        STALE,
        /** Not there. */
        MISSING,
        /** The server that was asked could not or would not give it. */
        UNAVAILABLE,
        /** Said differently by notes of one day. */
        CONTRADICTED,
        /** Not ready within the time budget. */
        LATE,
        /** Not a resource that can be read. */
        MALFORMED,
        /** More than is read at once. */
        TOO_MANY,
        /** The patient is not one for whom the model may speak. */
        POPULATION,
        /** The user is not one to whom the service speaks. */
        USER
    }
}
