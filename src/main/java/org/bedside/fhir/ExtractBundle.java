package org.bedside.fhir;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.bedside.evidence.Node;
import org.bedside.evidence.References;
import org.bedside.fhir.DocumentReader.Statement;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;

/**
 * The findings of one version of a document as resources, each followed by its Provenance, which says where in the document
 * it stands (extension {@code bedside-text-span}). Nothing is confirmed: a Condition or AllergyIntolerance is unconfirmed, or
 * refuted where the document denies it; whether a medication is taken is unknown; an Observation is preliminary. All are labelled as asserted by a program ({@code AIAST}). What was not read comes last, as an
 * OperationOutcome. Ids are the same for the same version of the document.
 */
final class ExtractBundle {

    static final String SPAN = "https://bedside.org/fhir/StructureDefinition/bedside-text-span";

    private final DocumentReader.Outcome.Read read;
    private final Instant now;
    private final String reference;
    private final StatementResources resources;

    ExtractBundle(Node document, DocumentReader.Outcome.Read read, Instant now) {
        this.read = read;
        this.now = now;
        String version = document.at("meta").at("versionId").text();
        this.reference =
                "DocumentReference/" + document.at("id").text() + (version.isEmpty() ? "" : "/_history/" + version);
        String subject =
                References.relative(document.at("subject").at("reference").text());
        String written = document.at("date").text();
        this.resources = new StatementResources(new Reference(subject), written);
    }

    Bundle bundle() {
        Bundle bundle = new Bundle();
        bundle.setType(Bundle.BundleType.COLLECTION).setTimestamp(Date.from(now));
        for (Statement finding : read.findings()) {
            resources.of(finding).ifPresent(resource -> {
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

    private Provenance provenance(String target, Statement finding) {
        Provenance provenance = new Provenance();
        provenance.getMeta().addSecurity(StatementResources.asserted());
        provenance.addTarget(new Reference(target)).setRecorded(Date.from(now));
        provenance.addReason(new CodeableConcept(StatementResources.asserted()));
        provenance
                .addAgent()
                .setType(StatementResources.concept("provenance-participant-type", "assembler"))
                .setWho(new Reference().setDisplay(read.extractor()));
        Provenance.ProvenanceEntityComponent entity = provenance.addEntity();
        entity.setRole(Provenance.ProvenanceEntityRole.SOURCE).setWhat(new Reference(reference));
        Extension span = entity.addExtension().setUrl(SPAN);
        span.addExtension("begin", new IntegerType(finding.begin()));
        span.addExtension("end", new IntegerType(finding.end()));
        span.addExtension("quote", new StringType(finding.quote()));
        return provenance;
    }
}
