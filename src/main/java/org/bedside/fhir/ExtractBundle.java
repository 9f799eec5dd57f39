package org.bedside.fhir;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.bedside.evidence.Coding;
import org.bedside.evidence.Node;
import org.bedside.evidence.References;
import org.bedside.fhir.DocumentReader.Says;
import org.bedside.fhir.DocumentReader.Statement;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.FamilyMemberHistory;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;

/**
 * The findings of one version of a document as resources, each followed by its Provenance, which says where in the document
 * it stands (extension {@code bedside-text-span}). Nothing is confirmed: a Condition or AllergyIntolerance is unconfirmed, or
 * refuted where the document denies it; whether a medication is taken is unknown. What was not read comes last, as an
 * OperationOutcome. Ids are the same for the same version of the document.
 */
final class ExtractBundle {

    static final String SPAN = "https://bedside.org/fhir/StructureDefinition/bedside-text-span";

    private static final String CODES = "http://terminology.hl7.org/CodeSystem/";

    private final DocumentReader.Outcome.Read read;
    private final Instant now;
    private final String reference;
    private final Reference subject;

    ExtractBundle(Node document, DocumentReader.Outcome.Read read, Instant now) {
        this.read = read;
        this.now = now;
        String version = document.at("meta").at("versionId").text();
        this.reference =
                "DocumentReference/" + document.at("id").text() + (version.isEmpty() ? "" : "/_history/" + version);
        this.subject = new Reference(
                References.relative(document.at("subject").at("reference").text()));
    }

    Bundle bundle() {
        Bundle bundle = new Bundle();
        bundle.setType(Bundle.BundleType.COLLECTION).setTimestamp(Date.from(now));
        for (Statement finding : read.findings()) {
            resource(finding).ifPresent(resource -> {
                String key = reference + ' ' + finding.begin() + ' ' + finding.end() + ' ' + resource.fhirType();
                String url = add(bundle, key, resource);
                add(bundle, key + " Provenance", provenance(url, finding));
            });
        }
        if (!read.remarks().isEmpty()) {
            OperationOutcome outcome = new OperationOutcome();
            read.remarks()
                    .forEach(remark -> outcome.addIssue()
                            .setSeverity(OperationOutcome.IssueSeverity.WARNING)
                            .setCode(OperationOutcome.IssueType.INCOMPLETE)
                            .setDiagnostics(remark));
            add(bundle, reference + " OperationOutcome", outcome);
        }
        return bundle;
    }

    private static String add(Bundle bundle, String key, Resource resource) {
        UUID id = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
        resource.setId(id.toString());
        String url = "urn:uuid:" + id;
        bundle.addEntry().setFullUrl(url).setResource(resource);
        return url;
    }

    /** Empty for a medication or allergy of somebody else: FHIR has nothing to say it with. */
    private Optional<Resource> resource(Statement finding) {
        boolean relative = finding.says() == Says.OF_A_RELATIVE;
        return switch (finding.kind()) {
            case PROBLEM -> Optional.of(relative ? relative(finding) : condition(finding));
            case MEDICATION -> relative ? Optional.empty() : Optional.of(medication(finding));
            case ALLERGY -> relative ? Optional.empty() : Optional.of(allergy(finding));
        };
    }

    private Condition condition(Statement finding) {
        Condition condition = new Condition();
        String verification = switch (finding.says()) {
            case NOT_SO -> "refuted";
            case POSSIBLE -> "provisional";
            case SO, OVER, OF_A_RELATIVE -> "unconfirmed";
        };
        condition.setVerificationStatus(concept("condition-ver-status", verification));
        switch (finding.says()) {
            case SO -> condition.setClinicalStatus(concept("condition-clinical", "active"));
            case OVER -> condition.setClinicalStatus(concept("condition-clinical", "inactive"));
            default -> {
                // not the patient's, or not known to be
            }
        }
        return condition.setCode(code(finding)).setSubject(subject);
    }

    private FamilyMemberHistory relative(Statement finding) {
        FamilyMemberHistory history = new FamilyMemberHistory()
                .setStatus(FamilyMemberHistory.FamilyHistoryStatus.PARTIAL)
                .setPatient(subject)
                .setRelationship(concept("v3-RoleCode", "FAMMEMB"));
        history.addCondition().setCode(code(finding));
        return history;
    }

    private MedicationStatement medication(Statement finding) {
        MedicationStatement statement = new MedicationStatement();
        statement.setStatus(
                switch (finding.says()) {
                    case NOT_SO -> MedicationStatement.MedicationStatementStatus.NOTTAKEN;
                    case OVER -> MedicationStatement.MedicationStatementStatus.STOPPED;
                    default -> MedicationStatement.MedicationStatementStatus.UNKNOWN;
                });
        statement.setMedication(code(finding)).setSubject(subject);
        return statement;
    }

    private AllergyIntolerance allergy(Statement finding) {
        boolean refuted = finding.says() == Says.NOT_SO;
        AllergyIntolerance allergy = new AllergyIntolerance();
        // FHIR R4, ait-1: there must be one, also of what is refuted.
        boolean active = !refuted && finding.says() != Says.OVER;
        allergy.setClinicalStatus(concept("allergyintolerance-clinical", active ? "active" : "inactive"));
        return allergy.setVerificationStatus(
                        concept("allergyintolerance-verification", refuted ? "refuted" : "unconfirmed"))
                .setCode(code(finding))
                .setPatient(subject);
    }

    private Provenance provenance(String target, Statement finding) {
        Provenance provenance = new Provenance();
        provenance.addTarget(new Reference(target)).setRecorded(Date.from(now));
        provenance
                .addAgent()
                .setType(concept("provenance-participant-type", "assembler"))
                .setWho(new Reference().setDisplay(read.extractor()));
        Provenance.ProvenanceEntityComponent entity = provenance.addEntity();
        entity.setRole(Provenance.ProvenanceEntityRole.SOURCE).setWhat(new Reference(reference));
        Extension span = entity.addExtension().setUrl(SPAN);
        span.addExtension("begin", new IntegerType(finding.begin()));
        span.addExtension("end", new IntegerType(finding.end()));
        span.addExtension("quote", new StringType(finding.quote()));
        return provenance;
    }

    private static CodeableConcept concept(String system, String code) {
        return new CodeableConcept()
                .addCoding(new org.hl7.fhir.r4.model.Coding()
                        .setSystem(CODES + system)
                        .setCode(code));
    }

    private static CodeableConcept code(Statement finding) {
        CodeableConcept concept = new CodeableConcept().setText(finding.name());
        for (Coding coding : finding.codes()) {
            if (!coding.code().isEmpty()) {
                concept.addCoding(new org.hl7.fhir.r4.model.Coding()
                        .setSystem(coding.system())
                        .setCode(coding.code()));
            }
        }
        return concept;
    }
}
