package org.bedside.fhir;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.bedside.evidence.Coding;
import org.bedside.evidence.Dosage;
import org.bedside.evidence.ModelElement;
import org.bedside.evidence.Node;
import org.bedside.fhir.DocumentReader.Outcome;
import org.bedside.fhir.DocumentReader.Says;
import org.bedside.fhir.DocumentReader.Statement;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.OperationDefinition;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;

/** The Bundle of {@code $extract}, held to FHIR and to {@code fhir-profiles} by HAPI's validator. */
class ExtractBundleTest {

    private static final FhirContext FHIR = FhirContext.forR4();
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Coding ASTHMA = Coding.of("http://hl7.org/fhir/sid/icd-10-cm", "J45.909");
    private static final Coding METFORMIN = Coding.of("http://www.nlm.nih.gov/research/umls/rxnorm", "6809");

    private static String profile(String file) throws IOException {
        return Files.readString(Path.of("fhir-profiles", file));
    }

    private static List<String> errors(Resource resource) {
        return Validation.errors(FHIR.newJsonParser().encodeResourceToString(resource));
    }

    private static Node document() {
        DocumentReference document = new DocumentReference();
        document.setId("d1");
        document.getMeta().setVersionId("3");
        document.setDateElement(new InstantType("2026-02-28T09:00:00Z"));
        document.getSubject().setReference("http://x/fhir/Patient/p1");
        return ModelElement.of(document);
    }

    private static final Topic PROBLEM = new Topic.Problem();
    private static final Dosage TWICE = new Dosage(
            "25 mg, by mouth, twice a day",
            Optional.of(new Dosage.Amount(BigDecimal.valueOf(25), BigDecimal.valueOf(25), "mg", "mg")),
            Optional.of(new Coding("http://terminology.hl7.org/CodeSystem/v2-0162", "PO", "Oral")),
            Optional.of(new Dosage.Repeat(2, 2, BigDecimal.ONE, BigDecimal.ONE, "d")),
            false);
    private static final Dosage IF_NEEDED = new Dosage(
            "1 to 2 tablets, every 4 to 6 hours, as needed",
            Optional.of(new Dosage.Amount(BigDecimal.ONE, BigDecimal.valueOf(2), "tablets", "")),
            Optional.empty(),
            Optional.of(new Dosage.Repeat(1, 2, BigDecimal.valueOf(4), BigDecimal.valueOf(6), "h")),
            true);
    private static final Topic MEDICATION = new Topic.Medication(List.of(), "");

    private static Statement finding(Topic topic, Says says, int begin) {
        Coding code = topic.equals(PROBLEM) ? ASTHMA : METFORMIN;
        return new Statement(topic, says, begin, begin + 6, "of what was found", "a name", List.of(code));
    }

    private static Bundle bundle(List<Statement> findings, String... remarks) {
        return new ExtractBundle(document(), new Outcome.Read("note-entities", findings, List.of(remarks)), NOW)
                .bundle();
    }

    private static final List<Topic> TOPICS = List.of(
            PROBLEM,
            new Topic.Medication(List.of(TWICE, IF_NEEDED), "increased"),
            new Topic.Medication(List.of(), "held"),
            new Topic.Allergy(true, List.of("nausea", "rash")),
            new Topic.NoAllergy(true),
            new Topic.Measured("<", BigDecimal.valueOf(5), BigDecimal.valueOf(5), "mg/dL"),
            new Topic.Measured("", BigDecimal.valueOf(120), BigDecimal.valueOf(140), ""),
            new Topic.Tobacco("cigarettes", "0.5-1", "20", "2010"),
            new Topic.Tobacco("vape", "", "", "last year"),
            new Topic.Alcohol("2"),
            new Topic.Relative("maternal aunt", OptionalInt.of(45)),
            new Topic.Relative("paternal great-aunt", OptionalInt.empty()),
            new Topic.Procedure("right", "2010"),
            new Topic.Procedure("", "at age 12"));

    @Test
    void everyTopicHoweverItIsSaidIsValidFhir() {
        List<Statement> findings = new ArrayList<>();
        for (Topic topic : TOPICS) {
            for (Says says : Says.values()) {
                findings.add(finding(topic, says, 10 * findings.size()));
            }
        }
        Bundle bundle = bundle(findings, "only the first 1000000 characters of the note were read");
        assertEquals(List.of(), errors(bundle));
        Map<String, Long> counts = new TreeMap<>();
        bundle.getEntry().forEach(entry -> counts.merge(entry.getResource().fhirType(), 1L, Long::sum));
        assertEquals(
                Map.of(
                        "AllergyIntolerance", 8L,
                        "Condition", 4L,
                        "FamilyMemberHistory", 11L,
                        "MedicationStatement", 8L,
                        "Observation", 20L,
                        "OperationOutcome", 1L,
                        "Procedure", 6L,
                        "Provenance", 59L,
                        "ServiceRequest", 2L),
                counts);
        assertEquals(
                Topic.class.getPermittedSubclasses().length,
                TOPICS.stream().map(Topic::getClass).distinct().count());
    }

    @Test
    void aVitalSignIsOneAndIsNotLaterThanItsDocument() {
        Statement pulse = new Statement(
                new Topic.Measured("", BigDecimal.valueOf(82), BigDecimal.valueOf(82), "/min"),
                Says.SO,
                4,
                6,
                "HR 82",
                "heart rate",
                List.of(Coding.of("http://loinc.org", "8867-4")));
        Bundle bundle = bundle(List.of(pulse));
        assertEquals(List.of(), errors(bundle));
        Observation observation = (Observation) bundle.getEntryFirstRep().getResource();
        assertEquals(
                "vital-signs",
                observation.getCategoryFirstRep().getCodingFirstRep().getCode());
        assertEquals("/min", observation.getValueQuantity().getCode());
        assertEquals(
                "2026-02-28T09:00:00Z",
                observation.getEffectivePeriod().getEndElement().getValueAsString());
        assertEquals(false, observation.getEffectivePeriod().hasStart());
    }

    @Test
    void aDosageAndAStatusOfSmokingAreCodedWithoutSnomed() {
        Bundle bundle = bundle(List.of(
                finding(new Topic.Medication(List.of(TWICE), "increased"), Says.SO, 0),
                finding(new Topic.Tobacco("", "", "20", ""), Says.OVER, 20)));
        MedicationStatement taken =
                (MedicationStatement) bundle.getEntry().get(0).getResource();
        assertEquals("25 mg, by mouth, twice a day", taken.getDosageFirstRep().getText());
        assertEquals(2, taken.getDosageFirstRep().getTiming().getRepeat().getFrequency());
        assertEquals(
                "mg",
                taken.getDosageFirstRep()
                        .getDoseAndRateFirstRep()
                        .getDoseQuantity()
                        .getCode());
        assertEquals("The document says: increased", taken.getNoteFirstRep().getText());
        Observation smoking = (Observation) bundle.getEntry().get(2).getResource();
        assertEquals("72166-2", smoking.getCode().getCodingFirstRep().getCode());
        assertEquals(
                "LA15920-4",
                smoking.getValueCodeableConcept().getCodingFirstRep().getCode());
        assertEquals(
                new BigDecimal("20"),
                smoking.getComponentFirstRep().getValueQuantity().getValue());
        assertEquals(false, FHIR.newJsonParser().encodeResourceToString(bundle).contains("snomed"));
    }

    @Test
    void whatBreaksTheProfileIsAnError() {
        Bundle bundle = bundle(List.of(finding(PROBLEM, Says.SO, 0)));
        Provenance provenance = (Provenance) bundle.getEntry().get(1).getResource();
        provenance
                .getEntityFirstRep()
                .getExtensionByUrl(ExtractBundle.SPAN)
                .getExtension()
                .remove(1);
        assertEquals(false, errors(bundle).isEmpty());
    }

    @Test
    void nothingIsConfirmedAndEachNamesItsPlaceInTheVersion() {
        Bundle bundle = bundle(List.of(
                finding(PROBLEM, Says.SO, 7), finding(PROBLEM, Says.NOT_SO, 20), finding(MEDICATION, Says.SO, 30)));
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
        assertEquals(List.of(), errors(definition));
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
