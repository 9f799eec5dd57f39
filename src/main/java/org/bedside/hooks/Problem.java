package org.bedside.hooks;

/**
 * A caller's mistake, or data that cannot be had, as it is told to the caller.
 *
 * @param status HTTP status
 * @param code FHIR issue type
 * @param diagnostics what is wrong, without any value out of the request
 * @param expression the field that is meant, as a path; {@code ""} for none
 */
record Problem(int status, String code, String diagnostics, String expression) {

    static Problem invalid(String diagnostics, String expression) {
        return new Problem(400, "invalid", diagnostics, expression);
    }

    static Problem required(String expression) {
        return new Problem(400, "required", expression + " is required", expression);
    }

    static Problem precondition(String diagnostics, String expression) {
        return new Problem(412, "not-found", diagnostics, expression);
    }
}
