package org.bedside.evidence;

import java.util.Map;
import java.util.Optional;

/** What a fact is about; each kind is fed by one or more FHIR resource types. */
public enum Kind {
    PATIENT,
    OBSERVATION,
    CONDITION,
    MEDICATION,
    ENCOUNTER,
    PROCEDURE,
    ALLERGY;

    private static final Map<String, Kind> BY_TYPE = Map.of(
            "Patient", PATIENT,
            "Observation", OBSERVATION,
            "Condition", CONDITION,
            "MedicationRequest", MEDICATION,
            "MedicationStatement", MEDICATION,
            "MedicationAdministration", MEDICATION,
            "Encounter", ENCOUNTER,
            "Procedure", PROCEDURE,
            "AllergyIntolerance", ALLERGY);

    /** The kind that resources of this FHIR type become; empty for types that carry no facts. */
    public static Optional<Kind> ofType(String resourceType) {
        return Optional.ofNullable(BY_TYPE.get(resourceType));
    }
}
