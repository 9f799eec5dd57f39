package org.bedside.fhir;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bedside.evidence.Coding;
import org.bedside.evidence.ModelElement;
import org.bedside.evidence.Node;
import org.bedside.fhir.DocumentReader.Kind;
import org.bedside.fhir.DocumentReader.Outcome;
import org.bedside.fhir.DocumentReader.Says;
import org.bedside.fhir.DocumentReader.Statement;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.OperationDefinition;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.junit.jupiter.api.Test;

/** The Bundle of {@code $extract}, held to FHIR and to {@code fhir-profiles} by HAPI's validator. */
class ExtractBundleTest {

    private static final FhirContext FHIR = FhirContext.forR4();
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Coding ASTHMA = Coding.of("http://hl7.org/fhir/sid/icd-10-cm", "J45.909");
    private static final Coding METFORMIN = Coding.of("http://www.nlm.nih.gov/research/umls/rxnorm", "6809");

    private static FhirValidator validator() throws IOException {
        PrePopulatedValidationSupport ours = new PrePopulatedValidationSupport(FHIR);
        ours.addStructureDefinition(FHIR.newJsonParser()
                .parseResource(StructureDefinition.class, profile("StructureDefinition-bedside-text-span.json")));
        FhirInstanceValidator instances = new FhirInstanceValidator(new ValidationSupportChain(
                ours,
                new DefaultProfileValidationSupport(FHIR),
                new SnapshotGeneratingValidationSupport(FHIR),
                new InMemoryTerminologyServerValidationSupport(FHIR),
                new CommonCodeSystemsTerminologyService(FHIR)));
        instances.setAnyExtensionsAllowed(false);
        return FHIR.newValidator().registerValidatorModule(instances);
    }

    private static String profile(String file) throws IOException {
        return Files.readString(Path.of("fhir-profiles", file));
    }

    private static List<String> errors(FhirValidator validator, Resource resource) {
        String json = FHIR.newJsonParser().encodeResourceToString(resource);
        return validator.validateWithResult(json).getMessages().stream()
                .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                .map(SingleValidationMessage::toString)
                .toList();
    }

    private static Node document() {
        DocumentReference document = new DocumentReference();
        document.setId("d1");
        document.getMeta().setVersionId("3");
        document.getSubject().setReference("http://x/fhir/Patient/p1");
        return ModelElement.of(document);
    }

    private static Statement finding(Kind kind, Says says, int begin) {
        Coding code = kind == Kind.PROBLEM ? ASTHMA : METFORMIN;
        return new Statement(kind, says, begin, begin + 6, "of what was found", "a name", List.of(code));
    }

    private static Bundle bundle(List<Statement> findings, String... remarks) {
        return new ExtractBundle(document(), new Outcome.Read("note-entities", findings, List.of(remarks)), NOW)
                .bundle();
    }

    @Test
    void everyKindOfFindingIsValidFhir() throws IOException {
        List<Statement> findings = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            for (Says says : Says.values()) {
                findings.add(finding(kind, says, 10 * findings.size()));
            }
        }
        Bundle bundle = bundle(findings, "only the first 1000000 characters of the note were read");
        assertEquals(List.of(), errors(validator(), bundle));
        assertEquals(
                List.of(
                        "Condition",
                        "Condition",
                        "Condition",
                        "Condition",
                        "FamilyMemberHistory",
                        "MedicationStatement",
                        "MedicationStatement",
                        "MedicationStatement",
                        "MedicationStatement",
                        "AllergyIntolerance",
                        "AllergyIntolerance",
                        "AllergyIntolerance",
                        "AllergyIntolerance",
                        "OperationOutcome"),
                bundle.getEntry().stream()
                        .map(entry -> entry.getResource().fhirType())
                        .filter(type -> !type.equals("Provenance"))
                        .toList());
    }

    @Test
    void whatBreaksTheProfileIsAnError() throws IOException {
        Bundle bundle = bundle(List.of(finding(Kind.PROBLEM, Says.SO, 0)));
        Provenance provenance = (Provenance) bundle.getEntry().get(1).getResource();
        provenance
                .getEntityFirstRep()
                .getExtensionByUrl(ExtractBundle.SPAN)
                .getExtension()
                .remove(1);
        assertEquals(false, errors(validator(), bundle).isEmpty());
    }

    @Test
    void nothingIsConfirmedAndEachNamesItsPlaceInTheVersion() {
        Bundle bundle = bundle(List.of(
                finding(Kind.PROBLEM, Says.SO, 7),
                finding(Kind.PROBLEM, Says.NOT_SO, 20),
                finding(Kind.MEDICATION, Says.SO, 30)));
        Condition so = (Condition) bundle.getEntry().get(0).getResource();
        assertEquals(
                "unconfirmed", so.getVerificationStatus().getCodingFirstRep().getCode());
        assertEquals("Patient/p1", so.getSubject().getReference());
        Condition not = (Condition) bundle.getEntry().get(2).getResource();
        assertEquals("refuted", not.getVerificationStatus().getCodingFirstRep().getCode());
        MedicationStatement taken =
                (MedicationStatement) bundle.getEntry().get(4).getResource();
        assertEquals("unknown", taken.getStatus().toCode());
        Provenance provenance = (Provenance) bundle.getEntry().get(1).getResource();
        assertEquals(
                bundle.getEntry().get(0).getFullUrl(),
                provenance.getTargetFirstRep().getReference());
        assertEquals(
                "DocumentReference/d1/_history/3",
                provenance.getEntityFirstRep().getWhat().getReference());
        List<String> span = provenance.getEntityFirstRep().getExtensionByUrl(ExtractBundle.SPAN).getExtension().stream()
                .map(part -> part.getUrl() + "=" + part.getValue().primitiveValue())
                .toList();
        assertEquals(List.of("begin=7", "end=13", "quote=of what was found"), span);
    }

    @Test
    void theOperationIsDefinedAsItIsOffered() throws Exception {
        OperationDefinition definition = FHIR.newJsonParser()
                .parseResource(
                        OperationDefinition.class, profile("OperationDefinition-DocumentReference-extract.json"));
        assertEquals(List.of(), errors(validator(), definition));
        String name = ExtractOperation.class
                .getMethod("extract", org.hl7.fhir.r4.model.IdType.class)
                .getAnnotation(ca.uhn.fhir.rest.annotation.Operation.class)
                .name();
        assertEquals(name, "$" + definition.getCode());
    }

    @Test
    void whatIsNotReadIsRefusedWithItsStatus() {
        assertEquals(403, ExtractOperation.refusal(new Outcome.Withheld()).getStatusCode());
        BaseServerResponseException unreadable = ExtractOperation.refusal(new Outcome.Unreadable("a reason"));
        assertEquals(422, unreadable.getStatusCode());
        assertEquals("The document is not read: a reason", unreadable.getMessage());
        assertEquals(503, ExtractOperation.refusal(new Outcome.Late()).getStatusCode());
    }
}
