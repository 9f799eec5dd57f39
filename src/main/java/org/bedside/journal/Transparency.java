package org.bedside.journal;

import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Device.DeviceNameType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Provenance.ProvenanceAgentComponent;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityRole;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.RiskAssessment;

/**
 * Models and what they said as FHIR resources, after HL7's "AI Transparency on FHIR" (1.0.0-ballot): a model is a Device
 * with a model card, what it made is labelled, and a Provenance tells from what.
 */
final class Transparency {

    private static final String GUIDE = "http://hl7.org/fhir/uv/aitransparency/";
    private static final String CONFIDENCE = GUIDE + "StructureDefinition/AIconfidence";
    private static final String KIND = GUIDE + "StructureDefinition/aitransparency.AIKind";
    private static final String MODEL_CARD = GUIDE + "StructureDefinition/aitransparency.modelCardDescription";
    private static final String DEVICE_TYPE = GUIDE + "CodeSystem/AIdeviceTypeCS";
    private static final String INPUTS = GUIDE + "CodeSystem/AIinputsCS";
    private static final String PROFILE = "https://bedside.org/fhir/StructureDefinition/";
    private static final String PARTICIPANT = "http://terminology.hl7.org/CodeSystem/provenance-participant-type";
    private static final String MODEL_IDS = "https://bedside.org/fhir/models";
    /** FHIR R4, datatype id. */
    private static final int LONGEST_ID = 64;

    private Transparency() {}

    /** The label of what a model asserts: HL7 v3 ObservationValue. */
    static Coding asserted() {
        return new Coding(
                "http://terminology.hl7.org/CodeSystem/v3-ObservationValue",
                "AIAST",
                "Artificial Intelligence asserted");
    }

    static Meta meta(String profile) {
        return new Meta().addProfile(PROFILE + profile);
    }

    /** A model's Device, and the DocumentReference of its card. */
    static String id(String model, String version) {
        String id = (model + "-" + version).replaceAll("[^A-Za-z0-9.-]", "-");
        return id.length() <= LONGEST_ID
                ? id
                : UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString();
    }

    static List<Resource> of(ModelInUse model) {
        return List.of(card(model), device(model));
    }

    private static Device device(ModelInUse model) {
        Device device = new Device();
        device.setId(id(model.id(), model.version()));
        device.setMeta(meta("bedside-model-device"));
        device.addExtension(
                new Extension(KIND, concept(DEVICE_TYPE, "Machine-Learning-Models", "Machine Learning Models")));
        device.addExtension(
                new Extension(MODEL_CARD, new Reference("DocumentReference/" + id(model.id(), model.version()))));
        device.addIdentifier().setSystem(MODEL_IDS).setValue(model.id());
        device.setStatus(Device.FHIRDeviceStatus.ACTIVE);
        device.setManufacturer(model.developer());
        device.addDeviceName().setName(model.title()).setType(DeviceNameType.USERFRIENDLYNAME);
        device.setModelNumber(model.id());
        device.setType(concept(DEVICE_TYPE, "Artificial-Intelligence", "All kinds of Artificial Intelligence"));
        device.addVersion().setValue(model.version());
        device.addContact().setSystem(ContactPointSystem.URL).setValue(model.page());
        device.setUrl(model.page());
        return device;
    }

    private static DocumentReference card(ModelInUse model) {
        DocumentReference document = new DocumentReference();
        document.setId(id(model.id(), model.version()));
        document.setMeta(meta("bedside-model-card"));
        document.addIdentifier().setSystem("urn:ietf:rfc:3986").setValue("urn:sha256:" + model.hash());
        document.setStatus(DocumentReferenceStatus.CURRENT);
        document.setType(concept(INPUTS, "AIModelCard", "AI Model-Card"));
        document.addCategory(concept(INPUTS, "AIModelCardMarkdownFormat", "Markdown Format"));
        // Spelled so in the guide, unlike the other.
        document.addCategory(concept(INPUTS, "AImodelCardCHAIformat", "CHAI Format"));
        document.setDescription("Model card of " + model.title() + ", version " + model.version());
        document.addContent()
                .getAttachment()
                .setContentType("text/markdown")
                .setTitle(model.title())
                .setData(model.card().getBytes(StandardCharsets.UTF_8));
        document.addContent()
                .getAttachment()
                .setContentType("application/xml")
                .setTitle(model.title())
                .setUrl(model.page() + "/card.xml");
        return document;
    }

    /** From what a RiskAssessment was made, by which model, and when. */
    static Provenance provenance(RiskAssessment resource, Entry entry, Assessed assessed) {
        Provenance provenance = new Provenance();
        provenance.setId(resource.getIdElement().getIdPart());
        provenance.setMeta(meta("bedside-provenance").addSecurity(asserted()));
        provenance.addTarget(
                new Reference("RiskAssessment/" + resource.getIdElement().getIdPart()));
        provenance.setRecorded(Date.from(entry.at()));
        provenance.addReason(new CodeableConcept(asserted()));
        String model = id(assessed.model(), assessed.version());
        provenance.addAgent(new ProvenanceAgentComponent()
                .setType(concept(PARTICIPANT, "author", "Author"))
                .addRole(concept(DEVICE_TYPE, "Artificial-Intelligence", "All kinds of Artificial Intelligence"))
                .setWho(new Reference("Device/" + model)));
        provenance
                .addEntity()
                .setRole(ProvenanceEntityRole.DERIVATION)
                .setWhat(new Reference("DocumentReference/" + model));
        assessed.basis()
                .forEach(basis -> provenance
                        .addEntity()
                        .setRole(ProvenanceEntityRole.SOURCE)
                        .setWhat(new Reference(RiskAssessments.reference(basis))));
        return provenance;
    }

    /** How sure the model is: the 95 % interval of the probability. */
    static Extension confidence(Assessed assessed) {
        Range range = new Range();
        range.setLow(share(assessed.lower()));
        range.setHigh(share(assessed.upper()));
        return new Extension(CONFIDENCE, range);
    }

    private static Quantity share(double share) {
        return new Quantity()
                .setValue(RiskAssessments.rounded(share))
                .setUnit("1")
                .setSystem("http://unitsofmeasure.org")
                .setCode("1");
    }

    private static CodeableConcept concept(String system, String code, String display) {
        return new CodeableConcept(new Coding(system, code, display));
    }
}
