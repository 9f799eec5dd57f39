package org.bedside.journal;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Date;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.UUID;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.hl7.fhir.r4.model.RiskAssessment.RiskAssessmentPredictionComponent;
import org.hl7.fhir.r4.model.RiskAssessment.RiskAssessmentStatus;

/**
 * Entries as RiskAssessments. The id follows from what is assessed, from what and with which result: a chart opened ten
 * times a day with nothing new in it has one assessment, of the time when it was first made.
 */
final class RiskAssessments {

    private static final String MODELS = "https://bedside.org/fhir/models";

    /** FHIR R4, "Identifier": the system of values that are themselves URIs. */
    private static final String URIS = "urn:ietf:rfc:3986";

    private RiskAssessments() {}

    static RiskAssessment of(Entry entry, Assessed assessed) {
        var resource = new RiskAssessment();
        resource.setId(id(entry, assessed).toString());
        resource.setMeta(Transparency.meta("bedside-risk-assessment").addSecurity(Transparency.asserted()));
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
        resource.setPerformer(new Reference("Device/" + Transparency.id(assessed.model(), assessed.version())));
        for (Assessed.Basis basis : assessed.basis()) {
            Reference used = new Reference(reference(basis));
            resource.addBasis(basis.display().isEmpty() ? used : used.setDisplay(basis.display()));
        }
        resource.addPrediction(prediction(assessed));
        return resource;
    }

    static UUID id(Entry entry, Assessed assessed) {
        StringJoiner said = new StringJoiner("\n")
                .add(entry.patient())
                .add(entry.encounter())
                .add(assessed.model())
                .add(assessed.version())
                .add(assessed.outcome())
                .add(assessed.band())
                .add(probability(assessed).toPlainString());
        assessed.basis().stream()
                .map(basis -> reference(basis) + (basis.display().isEmpty() ? "" : " " + basis.display()))
                .sorted()
                .forEach(said::add);
        ByteBuffer hash = ByteBuffer.wrap(sha256(said.toString()));
        // RFC 9562, section 5.8: version 8, whose other bits are the maker's own.
        return new UUID(
                (hash.getLong() & 0xffff_ffff_ffff_0fffL) | 0x8000L,
                (hash.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static BigDecimal probability(Assessed assessed) {
        return rounded(assessed.probability());
    }

    static BigDecimal rounded(double share) {
        return new BigDecimal(share, new MathContext(6)).stripTrailingZeros();
    }

    static String reference(Assessed.Basis basis) {
        return basis.version().isEmpty() ? basis.reference() : basis.reference() + "/_history/" + basis.version();
    }

    private static CodeableConcept method(Assessed assessed) {
        var method = new CodeableConcept();
        method.addCoding().setSystem(MODELS).setVersion(assessed.version()).setCode(assessed.model());
        method.setText(assessed.version().isEmpty() ? assessed.model() : assessed.model() + " " + assessed.version());
        return method;
    }

    private static RiskAssessmentPredictionComponent prediction(Assessed assessed) {
        var prediction = new RiskAssessmentPredictionComponent();
        prediction.setOutcome(new CodeableConcept().setText(assessed.outcome()));
        // In [0, 1], as in the specification's examples; its comment speaks of percentages, so the rationale tells.
        DecimalType probability = new DecimalType(probability(assessed));
        probability.addExtension(Transparency.confidence(assessed));
        prediction.setProbability(probability);
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
