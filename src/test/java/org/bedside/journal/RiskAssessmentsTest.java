package org.bedside.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RiskAssessmentsTest {

    @Test
    void anEntryBecomesAFinalLabelledAssessmentUnderItsOwnId() throws JsonProcessingException {
        Entry entry = Sample.entry("anna", "aki", Sample.NOON, Optional.of(Sample.ASSESSED));
        FhirContext fhir = FhirContext.forR4Cached();
        fhir.getParserOptions().setDontStripVersionsFromReferencesAtPaths("RiskAssessment.basis");
        String expected = """
                {"resourceType":"RiskAssessment","id":"ID",
                "meta":{"security":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ObservationValue",
                "code":"AIAST","display":"Artificial Intelligence asserted"}]},
                "identifier":[{"system":"urn:ietf:rfc:3986","value":"urn:uuid:ID"}],
                "status":"final",
                "method":{"coding":[{"version":"1.2.0","code":"aki-risk"}],"text":"aki-risk 1.2.0"},
                "subject":{"reference":"Patient/anna"},"encounter":{"reference":"Encounter/visit"},
                "occurrenceDateTime":"2026-03-01T12:00:00.123Z",
                "basis":[{"reference":"Observation/creatinine/_history/2"},{"reference":"Condition/ckd"}],
                "prediction":[{"outcome":{"text":"Acute kidney injury within 48 hours"},
                "probabilityDecimal":0.2371,"qualitativeRisk":{"text":"high"},
                "rationale":"Probability 23.7 %, 95 % interval 18.0 % to 30.0 %"}]}
                """.replace("ID", entry.id().toString());
        String written = fhir.newJsonParser().encodeResourceToString(RiskAssessments.of(entry, Sample.ASSESSED));
        var mapper = new ObjectMapper();
        assertEquals(mapper.readTree(expected), mapper.readTree(written));
    }
}
