package org.bedside.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;

class RiskAssessmentsTest {

    @Test
    void anEntryBecomesAFinalLabelledAssessmentThatNamesTheEntry() throws JsonProcessingException {
        Entry entry = Sample.entry("anna", "aki", Sample.NOON, Optional.of(Sample.ASSESSED));
        FhirContext fhir = FhirContext.forR4Cached();
        fhir.getParserOptions().setDontStripVersionsFromReferencesAtPaths("RiskAssessment.basis");
        String expected = """
            {"resourceType":"RiskAssessment","id":"HASH",
            "meta":{"profile":["https://bedside.org/fhir/StructureDefinition/bedside-risk-assessment"],"security":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ObservationValue",
            "code":"AIAST","display":"Artificial Intelligence asserted"}]},
            "identifier":[{"system":"urn:ietf:rfc:3986","value":"urn:uuid:ID"}],
            "status":"final",
            "method":{"coding":[{"system":"https://bedside.org/fhir/models","version":"1.2.0","code":"aki-risk"}],"text":"aki-risk 1.2.0"},
            "subject":{"reference":"Patient/anna"},"encounter":{"reference":"Encounter/visit"},
            "occurrenceDateTime":"2026-03-01T12:00:00.123Z",
            "performer":{"reference":"Device/aki-risk-1.2.0"},
            "basis":[{"reference":"Observation/creatinine/_history/2"},{"reference":"Condition/ckd"}],
            "prediction":[{"outcome":{"text":"Acute kidney injury within 48 hours"},
            "probabilityDecimal":0.2371,"_probabilityDecimal":{"extension":[
            {"url":"http://hl7.org/fhir/uv/aitransparency/StructureDefinition/AIconfidence","valueRange":{
            "low":{"value":0.18,"unit":"1","system":"http://unitsofmeasure.org","code":"1"},
            "high":{"value":0.3,"unit":"1","system":"http://unitsofmeasure.org","code":"1"}}}]},"qualitativeRisk":{"text":"high"},
            "rationale":"Probability 23.7 %, 95 % interval 18.0 % to 30.0 %"}]}
            """.replace("ID", entry.id().toString()).replace("HASH", hash(entry, Sample.ASSESSED));
        String written = fhir.newJsonParser().encodeResourceToString(RiskAssessments.of(entry, Sample.ASSESSED));
        var mapper = new ObjectMapper();
        assertEquals(mapper.readTree(expected), mapper.readTree(written));
    }

    @Test
    void whatWasReadInTheTextOfANoteIsSaidOfIt() {
        Entry entry = Sample.entry("anna", Sample.NOON);
        Assessed read = assessed(0.25, new Assessed.Basis("DocumentReference/n", "3", "from a note of 2026-02-01"));
        Reference basis = RiskAssessments.of(entry, read).getBasisFirstRep();
        assertEquals("DocumentReference/n/_history/3", basis.getReference());
        assertEquals("from a note of 2026-02-01", basis.getDisplay());
        assertNotEquals(hash(entry, read), hash(entry, assessed(0.25, new Assessed.Basis("DocumentReference/n", "3"))));
    }

    private static String hash(Entry entry, Assessed assessed) {
        return RiskAssessments.id(entry, assessed).toString();
    }

    private static Assessed assessed(double probability, Assessed.Basis... basis) {
        return new Assessed("aki-risk", "1.2.0", probability, 0.18, 0.3, "AKI", "high", List.of(basis));
    }

    /** SHA-256 by sha256sum of the lines anna, visit, aki-risk, 1.2.0, AKI, high, 0.25, Condition/ckd. */
    @Test
    void theIdIsAHashOfWhatWasAssessed() {
        Entry entry = Sample.entry("anna", Sample.NOON);
        assertEquals(
                "1bf25d81-9701-85c0-91eb-2d5e64c277bf",
                hash(entry, assessed(0.25, new Assessed.Basis("Condition/ckd", ""))));
    }

    @Test
    void theSameSaidAgainLaterIsTheSameAssessment() {
        Entry first = Sample.entry("anna", Sample.NOON);
        Entry later = Sample.entry("anna", Sample.NOON.plusSeconds(3600));
        assertEquals(hash(first, Sample.ASSESSED), hash(later, Sample.ASSESSED));
    }

    @Test
    void anotherPatientValueOrVersionOfASourceIsAnotherAssessment() {
        Entry anna = Sample.entry("anna", Sample.NOON);
        Entry ben = Sample.entry("ben", Sample.NOON);
        Set<String> ids = Set.of(
                hash(anna, assessed(0.25, new Assessed.Basis("Condition/ckd", ""))),
                hash(ben, assessed(0.25, new Assessed.Basis("Condition/ckd", ""))),
                hash(anna, assessed(0.26, new Assessed.Basis("Condition/ckd", ""))),
                hash(anna, assessed(0.25, new Assessed.Basis("Condition/ckd", "2"))));
        assertEquals(4, ids.size());
    }
}
