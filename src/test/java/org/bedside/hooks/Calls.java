package org.bedside.hooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import org.bedside.evidence.JsonElement;
import org.bedside.evidence.Jsons;

/** Bodies of hook calls, made up. */
final class Calls {

    static final ObjectMapper JSON = new ObjectMapper();
    static final String INSTANCE = "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea";

    private Calls() {}

    static JsonElement element(String json) {
        return Jsons.read(object(json).toString());
    }

    static ObjectNode object(String json) {
        return (ObjectNode) tree(json.replace('\'', '"'));
    }

    static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(json, broken);
        }
    }

    /** A whole call to {@link Services#risk}, of a patient with so much glucose. */
    static ObjectNode risk(String patient, int glucose) {
        ObjectNode call = object("{'hook':'patient-view','hookInstance':'" + INSTANCE + "','context':{'userId':"
                + "'Practitioner/u1','patientId':'" + patient + "'},'prefetch':{}}");
        ObjectNode prefetch = (ObjectNode) call.path("prefetch");
        prefetch.set("patient", patient(patient));
        prefetch.set("glucose", bundle(glucose(patient, "g1", glucose)));
        prefetch.set("problems", bundle(condition(patient, "c1")));
        prefetch.set("allergies", bundle());
        return call;
    }

    static ObjectNode risk() {
        return risk("p1", 240);
    }

    /** The same call, changed. */
    static String changed(Consumer<ObjectNode> change) {
        ObjectNode call = risk();
        change.accept(call);
        return call.toString();
    }

    static ObjectNode patient(String id) {
        return object("{'resourceType':'Patient','id':'" + id + "','birthDate':'1960-05-01','gender':'female'}");
    }

    static ObjectNode glucose(String patient, String id, int value) {
        return object("{'resourceType':'Observation','id':'" + id + "','status':'final','code':{'coding':[{'system':"
                + "'http://loinc.org','code':'2345-7'}]},'subject':{'reference':'Patient/" + patient + "'},"
                + "'effectiveDateTime':'2026-01-14T08:00:00Z','valueQuantity':{'value':" + value
                + ",'unit':'mg/dL','system':'http://unitsofmeasure.org','code':'mg/dL'}}");
    }

    static ObjectNode condition(String patient, String id) {
        return object("{'resourceType':'Condition','id':'" + id + "','subject':{'reference':'Patient/" + patient
                + "'},'code':{'text':'Something'},'recordedDate':'2020-01-01'}");
    }

    static ObjectNode bundle(ObjectNode... resources) {
        ObjectNode bundle = object("{'resourceType':'Bundle','type':'searchset'}");
        ArrayNode entries = bundle.putArray("entry");
        for (ObjectNode resource : resources) {
            entries.addObject().set("resource", resource);
        }
        return bundle;
    }
}
