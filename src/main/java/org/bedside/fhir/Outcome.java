package org.bedside.fhir;

/** An OperationOutcome for the places that HAPI does not reach; the texts are ours and need no escaping. */
final class Outcome {
    private Outcome() {}

    static String json(String code, String diagnostics) {
        return "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"" + code
                + "\",\"diagnostics\":\"" + diagnostics + "\"}]}";
    }
}
