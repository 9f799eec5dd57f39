package org.bedside.hooks;

import java.util.Optional;
import org.bedside.evidence.JsonElement;
import org.bedside.evidence.References;

/**
 * A hook call that is well-formed.
 *
 * @param context as it came; its required fields are there and of their shape
 * @param prefetch as it came; an empty object if there was none
 * @param fingerprint SHA-256 of the body, in hexadecimal
 * @param trusted whether it may be answered from our own store
 */
record HookRequest(
        String hookInstance,
        Optional<EhrAccess> fhirServer,
        JsonElement context,
        JsonElement prefetch,
        String fingerprint,
        boolean trusted) {

    /**
     * Where the EHR's data can be fetched.
     *
     * @param base without a slash at its end
     * @param token the bearer token, {@code ""} for none; transient, never stored or logged
     */
    record EhrAccess(String base, String token) {
        @Override
        public String toString() {
            return "EhrAccess[token withheld]";
        }
    }

    String patientId() {
        return context.path("patientId").text();
    }

    String encounterId() {
        return context.path("encounterId").text();
    }

    String userId() {
        return context.path("userId").text();
    }

    /** The value of a prefetch token, without its braces: an id or {@code Type/id}; {@code ""} if this call has none. */
    String token(String name) {
        if (name.startsWith("context.")) {
            String value = context.path(name.substring("context.".length())).text();
            return References.isId(value) ? value : References.relative(value);
        }
        return switch (name) {
            case "userPractitionerId" -> user("Practitioner/");
            case "userPractitionerRoleId" -> user("PractitionerRole/");
            case "userPatientId" -> user("Patient/");
            case "userRelatedPersonId" -> user("RelatedPerson/");
            default -> "";
        };
    }

    private String user(String type) {
        return userId().startsWith(type) ? userId().substring(type.length()) : "";
    }
}
