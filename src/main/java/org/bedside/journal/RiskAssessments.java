package org.bedside.journal;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Date;
import java.util.Locale;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.hl7.fhir.r4.model.RiskAssessment.RiskAssessmentPredictionComponent;
import org.hl7.fhir.r4.model.RiskAssessment.RiskAssessmentStatus;

/** Entries as RiskAssessments: the same entry always gives the same resource under the same id. */
final class RiskAssessments {

    /** HL7 v3 ObservationValue: "Artificial Intelligence asserted". */
    private static final String SECURITY = "http://terminology.hl7.org/CodeSystem/v3-ObservationValue";

    /** FHIR R4, "Identifier": the system of values that are themselves URIs. */
    private static final String URIS = "urn:ietf:rfc:3986";

    private RiskAssessments() {}

    static RiskAssessment of(Entry entry, Assessed assessed) {
        var resource = new RiskAssessment();
        resource.setId(entry.id().toString());
        resource.getMeta().addSecurity(SECURITY, "AIAST", "Artificial Intelligence asserted");
        resource.addIdentifier().setSystem(URIS).setValue("urn:uuid:" + entry.id());
        resource.setStatus(RiskAssessmentStatus.FINAL);
        resource.setMethod(method(assessed));
        resource.setSubject(new Reference("Patient/" + entry.patient()));
        if (!entry.encounter().isEmpty()) {
            resource.setEncounter(new Reference("Encounter/" + entry.encounter()));
        }
        var occurrence = new DateTimeType(Date.from(entry.at()), TemporalPrecisionEnum.MILLI);
        occurrence.setTimeZoneZulu(true);
        resource.setOccurrence(occurrence);
        for (Assessed.Basis basis : assessed.basis()) {
            resource.addBasis(new Reference(
                    basis.version().isEmpty()
                            ? basis.reference()
                            : basis.reference() + "/_history/" + basis.version()));
        }
        resource.addPrediction(prediction(assessed));
        return resource;
    }

    private static CodeableConcept method(Assessed assessed) {
        var method = new CodeableConcept();
        method.addCoding().setVersion(assessed.version()).setCode(assessed.model());
        method.setText(assessed.version().isEmpty() ? assessed.model() : assessed.model() + " " + assessed.version());
        return method;
    }

    private static RiskAssessmentPredictionComponent prediction(Assessed assessed) {
        var prediction = new RiskAssessmentPredictionComponent();
        prediction.setOutcome(new CodeableConcept().setText(assessed.outcome()));
        // In [0, 1], as in the specification's examples; its comment speaks of percentages, so the rationale tells.
        prediction.setProbability(
                new DecimalType(new BigDecimal(assessed.probability(), new MathContext(6)).stripTrailingZeros()));
        if (!assessed.band().isEmpty()) {
            prediction.setQualitativeRisk(new CodeableConcept().setText(assessed.band()));
        }
        prediction.setRationale(String.format(
                Locale.ROOT,
                "Probability %.1f %%, 95 %% interval %.1f %% to %.1f %%",
                100 * assessed.probability(),
                100 * assessed.lower(),
                100 * assessed.upper()));
        return prediction;
    }
}
