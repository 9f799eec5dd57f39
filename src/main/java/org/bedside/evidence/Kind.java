package org.bedside.evidence;

import java.util.List;
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
    ALLERGY,
    /** A picture: a film, a photograph. */
    IMAGE,
    /** What is being ordered: the drafts that the hook's context selects. */
    ORDER,
    /** What was found, however it was written down: observations, conditions, and the reasons of the orders. */
    FINDING;

    private static final Map<String, Kind> BY_TYPE = Map.ofEntries(
            Map.entry("Patient", PATIENT),
            Map.entry("Observation", OBSERVATION),
            Map.entry("Condition", CONDITION),
            Map.entry("MedicationRequest", MEDICATION),
            Map.entry("MedicationStatement", MEDICATION),
            Map.entry("MedicationAdministration", MEDICATION),
            Map.entry("Encounter", ENCOUNTER),
            Map.entry("Procedure", PROCEDURE),
            Map.entry("AllergyIntolerance", ALLERGY),
            Map.entry("Media", IMAGE),
            Map.entry("ImagingStudy", IMAGE));

    /** The kinds whose facts are of this kind as well. */
    public List<Kind> parts() {
        return this == FINDING ? List.of(OBSERVATION, CONDITION) : List.of();
    }

    /** The kind that resources of this FHIR type become; empty for types that carry no facts. */
    public static Optional<Kind> ofType(String resourceType) {
        return Optional.ofNullable(BY_TYPE.get(resourceType));
    }
}
