package org.bedside.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Synthetic requests and resources for the benchmark; no patient is real, the numbers follow from their index. */
final class BenchBodies {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OBSERVATIONS = 100;
    private static final String[][] LABS = {
        {"4548-4", "Hemoglobin A1c", "%"},
        {"2160-0", "Creatinine", "mg/dL"},
        {"2345-7", "Glucose", "mg/dL"},
        {"2823-3", "Potassium", "mmol/L"},
        {"718-7", "Hemoglobin", "g/dL"}
    };

    private final Instant now;
    private final String prefix;

    /**
     * Of one patient.
     *
     * @param patient tells this one from others
     */
    BenchBodies(Instant now, int patient) {
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
        this.prefix = "p" + patient + "-";
    }

    private static ObjectNode object() {
        return JSON.createObjectNode();
    }

    private ObjectNode call() {
        return call("encounter-discharge");
    }

    private ObjectNode call(String hook) {
        ObjectNode call = object();
        call.put("hook", hook).put("hookInstance", "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea");
        ObjectNode context = call.putObject("context")
                .put("userId", "Practitioner/bench")
                .put("patientId", prefix + "patient")
                .put("encounterId", prefix + "stay");
        if (hook.equals("order-select")) {
            context.putArray("selections").add("ServiceRequest/order");
            ObjectNode order = ofPatient("ServiceRequest", "order", "subject")
                    .put("status", "draft")
                    .put("intent", "order");
            order.set("code", concept("http://www.ama-assn.org/go/cpt", "93458", "Coronary angiography"));
            ObjectNode drafts = object().put("resourceType", "Bundle").put("type", "collection");
            drafts.putArray("entry").addObject().set("resource", order);
            context.set("draftOrders", drafts);
        }
        return call;
    }

    /** A call that brings little and gets no card. */
    byte[] tiny() {
        ObjectNode call = call();
        ObjectNode prefetch = call.putObject("prefetch");
        prefetch.set("patient", patient());
        for (String key : new String[] {"encounter", "encounters", "conditions", "medications", "observations"}) {
            prefetch.putNull(key);
        }
        return bytes(call);
    }

    /** A discharge with all that the service asks for, among it 100 Observations. */
    byte[] prefetched() {
        return prefetched("encounter-discharge");
    }

    /** The same for another hook. */
    byte[] prefetched(String hook) {
        ObjectNode call = call(hook);
        ObjectNode prefetch = call.putObject("prefetch");
        prefetch.set("patient", patient());
        prefetch.set("encounter", stay());
        prefetch.set("encounters", searchset(stay(), visit()));
        prefetch.set("conditions", searchset(diabetes(), failure()));
        prefetch.set("medications", searchset(insulin()));
        prefetch.set("procedures", searchset());
        prefetch.set("documents", searchset());
        ObjectNode[] observations = new ObjectNode[OBSERVATIONS];
        for (int at = 0; at < OBSERVATIONS; at++) {
            observations[at] = observation(at);
        }
        prefetch.set("observations", searchset(observations));
        return bytes(call);
    }

    /** The same discharge with nothing prefetched. */
    byte[] fromStore() {
        return bytes(call());
    }

    /** A transaction that puts the patient of these calls into the store. */
    String transaction() {
        ObjectNode bundle = object().put("resourceType", "Bundle").put("type", "transaction");
        ArrayNode entries = bundle.putArray("entry");
        put(entries, patient());
        put(entries, stay());
        put(entries, visit());
        put(entries, diabetes());
        put(entries, failure());
        put(entries, insulin());
        for (int at = 0; at < OBSERVATIONS; at++) {
            put(entries, observation(at).put("id", prefix + "a1c-" + at).set("code", code(LABS[0])));
        }
        return bundle.toString();
    }

    private static void put(ArrayNode entries, ObjectNode resource) {
        ObjectNode entry = entries.addObject();
        entry.set("resource", resource);
        entry.putObject("request")
                .put("method", "PUT")
                .put(
                        "url",
                        resource.path("resourceType").asText() + "/"
                                + resource.path("id").asText());
    }

    private static ObjectNode searchset(ObjectNode... resources) {
        ObjectNode bundle =
                object().put("resourceType", "Bundle").put("type", "searchset").put("total", resources.length);
        ArrayNode entries = bundle.putArray("entry");
        for (ObjectNode resource : resources) {
            entries.addObject()
                    .put(
                            "fullUrl",
                            "http://ehr.example/r4/"
                                    + resource.path("resourceType").asText() + "/"
                                    + resource.path("id").asText())
                    .set("resource", resource);
        }
        return bundle;
    }

    private ObjectNode patient() {
        return resource("Patient", prefix + "patient").put("gender", "female").put("birthDate", "1948-03-02");
    }

    private ObjectNode stay() {
        ObjectNode encounter =
                ofPatient("Encounter", prefix + "stay", "subject").put("status", "in-progress");
        encounter.set(
                "class", coding("http://terminology.hl7.org/CodeSystem/v3-ActCode", "IMP", "inpatient encounter"));
        encounter.putObject("period").put("start", before(5));
        encounter
                .putObject("hospitalization")
                .putObject("dischargeDisposition")
                .putArray("coding")
                .add(coding(
                        "http://terminology.hl7.org/CodeSystem/discharge-disposition",
                        "snf",
                        "Skilled nursing facility"));
        return encounter;
    }

    private ObjectNode visit() {
        ObjectNode encounter =
                ofPatient("Encounter", prefix + "visit", "subject").put("status", "finished");
        encounter.set(
                "class", coding("http://terminology.hl7.org/CodeSystem/v3-ActCode", "IMP", "inpatient encounter"));
        encounter.putObject("period").put("start", before(90)).put("end", before(85));
        return encounter;
    }

    private ObjectNode diabetes() {
        return condition(prefix + "diabetes", "E11.9", "Type 2 diabetes mellitus without complications");
    }

    private ObjectNode failure() {
        return condition(prefix + "failure", "I50.9", "Heart failure, unspecified");
    }

    private ObjectNode condition(String id, String code, String display) {
        ObjectNode condition = ofPatient("Condition", id, "subject").put("recordedDate", before(200));
        condition.set(
                "clinicalStatus",
                concept("http://terminology.hl7.org/CodeSystem/condition-clinical", "active", "Active"));
        condition.set("code", concept("http://hl7.org/fhir/sid/icd-10-cm", code, display));
        return condition;
    }

    private ObjectNode insulin() {
        ObjectNode order = ofPatient("MedicationRequest", prefix + "insulin", "subject")
                .put("status", "active")
                .put("intent", "order")
                .put("authoredOn", before(4));
        order.set(
                "medicationCodeableConcept",
                concept("http://www.nlm.nih.gov/research/umls/rxnorm", "274783", "insulin glargine"));
        return order;
    }

    private ObjectNode observation(int at) {
        String[] lab = LABS[at % LABS.length];
        ObjectNode observation = ofPatient("Observation", prefix + at, "subject")
                .put("status", "final")
                .put("effectiveDateTime", before(1 + at / 10));
        observation
                .putArray("category")
                .addObject()
                .putArray("coding")
                .addObject()
                .put("system", "http://terminology.hl7.org/CodeSystem/observation-category")
                .put("code", "laboratory");
        observation.set("code", code(lab));
        observation
                .putObject("valueQuantity")
                .put("value", 6 + at % 20 / 10.0)
                .put("unit", lab[2])
                .put("system", "http://unitsofmeasure.org")
                .put("code", lab[2]);
        return observation;
    }

    private static ObjectNode code(String[] lab) {
        return concept("http://loinc.org", lab[0], lab[1]);
    }

    private static ObjectNode resource(String type, String id) {
        return object().put("resourceType", type).put("id", id);
    }

    private ObjectNode ofPatient(String type, String id, String field) {
        ObjectNode resource = resource(type, id);
        resource.putObject(field).put("reference", "Patient/" + prefix + "patient");
        return resource;
    }

    private static ObjectNode concept(String system, String code, String display) {
        ObjectNode concept = object();
        concept.putArray("coding").add(coding(system, code, display));
        return concept;
    }

    private static ObjectNode coding(String system, String code, String display) {
        return object().put("system", system).put("code", code).put("display", display);
    }

    private String before(int days) {
        return now.minus(days, ChronoUnit.DAYS).toString();
    }

    private static byte[] bytes(ObjectNode json) {
        return json.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
