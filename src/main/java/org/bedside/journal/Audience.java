package org.bedside.journal;

/**
 * Who is shown what of whom.
 *
 * @param fhirServer the origin of the EHR's FHIR server, or {@code ""}: the same id elsewhere is somebody else
 * @param patient the logical id of the Patient
 * @param user as given, for example {@code Practitioner/1}
 */
public record Audience(String service, String fhirServer, String patient, String user) {

    public Audience {
        if (service.isBlank() || patient.isBlank() || user.isBlank()) {
            throw new IllegalArgumentException("an audience has a service, a patient and a user");
        }
        service = Text.storable(service);
        fhirServer = Text.storable(fhirServer);
        patient = Text.storable(patient);
        user = Text.storable(user);
    }

    /** Whether an entry showed cards to this audience. */
    boolean saw(Entry entry) {
        return entry.cards() > 0
                && entry.patient().equals(patient)
                && entry.service().equals(service)
                && entry.user().equals(user)
                && entry.fhirServer().equals(fhirServer);
    }
}
