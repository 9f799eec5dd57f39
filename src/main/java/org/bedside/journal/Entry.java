package org.bedside.journal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.bedside.evidence.References;

/**
 * One decision: who asked what, and what was said.
 *
 * @param id ends in 16 zero bits, see {@link CardIds}
 * @param at when it was asked; kept to the microsecond
 * @param hookInstance a UUID as it was written, or {@code ""}
 * @param patient the logical id of the Patient, or {@code ""}
 * @param encounter the logical id of the Encounter, or {@code ""}
 * @param user as given, for example {@code Practitioner/1}, or {@code ""}
 * @param fhirServer the origin of the EHR's FHIR server, or {@code ""}
 * @param fingerprint SHA-256 of the request's bytes, in lower-case hexadecimal
 * @param model {@code id@version}, or {@code ""}
 * @param millis how long it took, in milliseconds
 * @param cards how many cards were shown, so that feedback can be matched with them; 0 if they were held back
 * @param assessed what becomes a RiskAssessment, if there is such a patient in our own store
 * @param record the facts used, the prediction, the remarks and the cards: valid JSON, at most {@link #LONGEST}
 *     bytes of UTF-8
 */
public record Entry(
        UUID id,
        Instant at,
        String service,
        String serviceVersion,
        String hook,
        String hookInstance,
        String patient,
        String encounter,
        String user,
        String fhirServer,
        String fingerprint,
        String model,
        double millis,
        Status status,
        int cards,
        Optional<Assessed> assessed,
        String record) {

    /** The longest value that H2 keeps in a column of characters or bytes has 1,048,576 of them. */
    public static final int LONGEST = 1_000_000;

    /** What came of it. */
    public enum Status {
        /** There was something to show; whether it was shown, the number of cards says. */
        ANSWERED,
        /** There was nothing to say. */
        SILENT,
        /** The patient is not one for whom the service speaks. */
        OUTSIDE,
        /** The model could not say. */
        ABSTAINED,
        /** It was not ready in time. */
        LATE,
        /** The data were not of the patient asked about. */
        REFUSED
    }

    public Entry {
        check(CardIds.isEntry(id), "id");
        check(!service.isBlank(), "service");
        check(!hook.isBlank(), "hook");
        check(hookInstance.isEmpty() || Text.isUuid(hookInstance), "hookInstance");
        check(patient.isEmpty() || References.isId(patient), "patient");
        check(encounter.isEmpty() || References.isId(encounter), "encounter");
        check(Text.isSha256(fingerprint), "fingerprint");
        check(Double.isFinite(millis) && millis >= 0, "millis");
        check(cards >= 0 && cards <= CardIds.MOST, "cards");
        check(assessed.isEmpty() || !patient.isEmpty(), "assessed");
        check(Text.utf8Length(record) <= LONGEST, "record");
        at = at.truncatedTo(ChronoUnit.MICROS);
        service = Text.storable(service);
        serviceVersion = Text.storable(serviceVersion);
        hook = Text.storable(hook);
        user = Text.storable(user);
        fhirServer = Text.storable(fhirServer);
        model = Text.storable(model);
        record = Text.storable(record);
    }

    /** The same decision, of which no RiskAssessment is made. */
    Entry unassessed() {
        return new Entry(
                id,
                at,
                service,
                serviceVersion,
                hook,
                hookInstance,
                patient,
                encounter,
                user,
                fhirServer,
                fingerprint,
                model,
                millis,
                status,
                cards,
                Optional.empty(),
                record);
    }

    private static void check(boolean right, String field) {
        if (!right) {
            throw new IllegalArgumentException("an entry cannot have this " + field);
        }
    }
}
