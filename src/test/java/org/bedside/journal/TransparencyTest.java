package org.bedside.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.junit.jupiter.api.Test;

/** What is written of models and by them, held to the profiles in {@code fhir-profiles} by HAPI's validator. */
class TransparencyTest {

    private static final FhirContext FHIR = FhirContext.forR4();
    private static final FhirValidator VALIDATOR = validator();

    private static final ModelInUse MODEL = new ModelInUse(
            "aki-risk",
            "1.2.0",
            "Acute kidney injury",
            "Bedside",
            "0f".repeat(32),
            "https://cds.example/models/aki-risk",
            "# Acute kidney injury");

    private final Entry entry = Sample.entry("anna", "aki", Sample.NOON, Optional.of(Sample.ASSESSED));
    private final RiskAssessment assessment = RiskAssessments.of(entry, Sample.ASSESSED);
    private final Provenance provenance = Transparency.provenance(assessment, entry, Sample.ASSESSED);

    private static FhirValidator validator() {
        PrePopulatedValidationSupport ours = new PrePopulatedValidationSupport(FHIR);
        try (Stream<Path> files = Files.list(Path.of("fhir-profiles"))) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".json")).toList()) {
                ours.addResource(FHIR.newJsonParser().parseResource(Files.readString(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ValidationSupportChain chain = new ValidationSupportChain(
                ours,
                new DefaultProfileValidationSupport(FHIR),
                new SnapshotGeneratingValidationSupport(FHIR),
                new InMemoryTerminologyServerValidationSupport(FHIR),
                new CommonCodeSystemsTerminologyService(FHIR));
        FhirInstanceValidator instances = new FhirInstanceValidator(chain);
        instances.setAnyExtensionsAllowed(true);
        return FHIR.newValidator().registerValidatorModule(instances);
    }

    /** The code came into HL7's terminology after R4, whose definitions the validator has. */
    private static final String NEWER_THAN_R4 = "v3-ObservationValue#AIAST'";

    private static List<String> errors(Resource resource) {
        return VALIDATOR.validateWithResult(resource).getMessages().stream()
                .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                .map(SingleValidationMessage::toString)
                .filter(message -> !message.contains("Unknown code") || !message.contains(NEWER_THAN_R4))
                .toList();
    }

    @Test
    void whatIsWrittenKeepsToItsProfile() {
        for (Resource resource :
                List.of(Transparency.of(MODEL).get(0), Transparency.of(MODEL).get(1), assessment, provenance)) {
            assertEquals(List.of(), errors(resource), resource.fhirType());
        }
    }

    @Test
    void whatLacksItsLabelModelOrProbabilityDoesNot() {
        RiskAssessment unlabelled = assessment.copy();
        unlabelled.getMeta().setSecurity(List.of());
        RiskAssessment anonymous = assessment.copy();
        anonymous.setPerformer(null);
        RiskAssessment vague = assessment.copy();
        vague.getPredictionFirstRep().setProbability(null);
        Provenance rootless = provenance.copy();
        rootless.setEntity(List.of());
        Device unversioned = ((Device) Transparency.of(MODEL).get(1)).copy();
        unversioned.setVersion(List.of());
        DocumentReference wordless = card();
        wordless.getContent().remove(0);
        DocumentReference unaddressed = card();
        unaddressed.getContent().get(1).getAttachment().setUrl(null);
        for (Resource resource : List.of(unlabelled, anonymous, vague, rootless, unversioned, wordless, unaddressed)) {
            assertNotEquals(List.of(), errors(resource), resource.fhirType());
        }
    }

    private static DocumentReference card() {
        return ((DocumentReference) Transparency.of(MODEL).get(0)).copy();
    }

    @Test
    void theCardIsThereInMarkdownAndByItsAddressInTheFormatOfTheCoalitionForHealthAi() {
        assertEquals(
                List.of("text/markdown", "application/xml"),
                card().getContent().stream()
                        .map(content -> content.getAttachment().getContentType())
                        .toList());
        assertEquals(
                "https://cds.example/models/aki-risk/card.xml",
                card().getContent().get(1).getAttachment().getUrl());
    }

    @Test
    void theProvenanceNamesTheDeviceTheCardAndEverySourceWithItsVersion() {
        assertEquals(
                "Device/aki-risk-1.2.0", provenance.getAgentFirstRep().getWho().getReference());
        assertEquals(
                List.of("DocumentReference/aki-risk-1.2.0", "Observation/creatinine/_history/2", "Condition/ckd"),
                provenance.getEntity().stream()
                        .map(source -> source.getWhat().getReference())
                        .toList());
    }

    @Test
    void anIdThatFhirWouldNotTakeIsReplaced() {
        assertEquals("a-b-1.0.0", Transparency.id("a-b", "1.0.0"));
        assertEquals(36, Transparency.id("m".repeat(64), "1.0.0").length());
    }
}
