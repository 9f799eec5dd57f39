package org.bedside.evidence;

/**
 * Where a fact was read: a relative reference such as {@code Observation/17}, the version of that resource ({@code ""}
 * if it carries none), and by which way it came.
 */
public record Source(String reference, String version, Origin origin) {

    /** The ways by which a resource reaches us. */
    public enum Origin {
        /** In the body of the hook call. */
        PREFETCH,
        /** In the context of the hook call: draft orders and the like. */
        CONTEXT,
        /** From our own store. */
        STORE,
        /** Fetched from the EHR's FHIR server. */
        EHR
    }
}
