package org.bedside.fhir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.IPreResourceShowDetails;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bedside.evidence.Node;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is read straight from the tables is what HAPI's search gives. */
@WithStore
class ChartIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST = 1_000;
    private static final List<String> TYPES = List.of(
            "AllergyIntolerance",
            "Condition",
            "DiagnosticReport",
            "DocumentReference",
            "Encounter",
            "Immunization",
            "MedicationRequest",
            "MedicationStatement",
            "Observation",
            "Procedure");

    private final Store store;
    private final Chart chart;
    private final IInterceptorService interceptors;
    private final Http http;

    @Autowired
    ChartIT(Store store, Chart chart, IInterceptorService interceptors, @LocalServerPort int port) {
        this.store = store;
        this.chart = chart;
        this.interceptors = interceptors;
        this.http = new Http(port);
    }

    @Test
    void theDemonstrationPatientsHaveTheSameResources(@Autowired HikariDataSource source) throws Exception {
        Demo.await(source);
        int compared = 0;
        for (IBaseResource patient : store.search("Patient?", MOST).resources()) {
            for (String type : TYPES) {
                compared += same(type + "?patient=" + patient.getIdElement().getIdPart() + "&_count=5");
            }
            Node read =
                    chart.read("Patient", patient.getIdElement().getIdPart()).orElseThrow();
            assertEquals(comparable(json(patient)), comparable(json(read)));
        }
        assertTrue(compared > 20, compared + " resources");
    }

    @Test
    void awkwardResourcesAreTheSameToo() throws Exception {
        put("Patient/chart-a", "{}");
        put("Patient/chart-b", "{}");
        put("Group/chart-a", "{'type':'person','actual':true}");
        observation("plain", "'code':{'coding':[{'system':'urn:x','code':'one'}]}", "Patient/chart-a");
        observation(
                "twice",
                "'code':{'coding':[{'system':'urn:x','code':'one'},{'system':'urn:x','code':'two'}]}",
                "Patient/chart-a");
        observation("nosystem", "'code':{'coding':[{'code':'one'}]}", "Patient/chart-a");
        observation("upper", "'code':{'coding':[{'system':'urn:x','code':'ONE'}]}", "Patient/chart-a");
        observation("group", "'code':{'coding':[{'system':'urn:x','code':'one'}]}", "Group/chart-a");
        observation("version", "'code':{'coding':[{'system':'urn:x','code':'two'}]}", "Patient/chart-a/_history/1");
        observation("moved", "'code':{'coding':[{'system':'urn:x','code':'one'}]}", "Patient/chart-a");
        observation("moved", "'code':{'coding':[{'system':'urn:x','code':'one'}]}", "Patient/chart-b");
        observation("recoded", "'code':{'coding':[{'system':'urn:x','code':'one'}]}", "Patient/chart-a");
        observation("recoded", "'code':{'coding':[{'system':'urn:x','code':'three'}]}", "Patient/chart-a");
        observation("gone", "'code':{'coding':[{'system':'urn:x','code':'one'}]}", "Patient/chart-a");
        http.delete("/Observation/chart-gone");
        observation(
                "labelled",
                "'meta':{'security':[{'system':'urn:l','code':'R','display':'restricted'}],'tag':[{'system':'urn:t','code':'t'}]"
                        + ",'profile':['http://x.example/p']},'code':{'coding':[{'system':'urn:x','code':'one'}]}",
                "Patient/chart-a");
        observation(
                "long", "'note':[{'text':'" + "x".repeat(1_200_000) + "'}],'code':{'text':'long'}", "Patient/chart-a");
        observation("wide", "'note':[{'text':'" + "漢".repeat(200_000) + "'}],'code':{'text':'é'}", "Patient/chart-a");
        for (String patient : List.of("chart-a", "chart-b", "chart-nobody")) {
            same("Observation?patient=" + patient);
            same("Observation?patient=" + patient + "&code=urn:x|one&_sort=-date&_count=1");
            same("Observation?patient=" + patient + "&code=urn:x|one,urn:x|two,urn:x|none");
        }
        assertTrue(same("Observation?patient=chart-a") >= 9);
        assertEquals(2, same("Observation?patient=chart-b") + same("Observation?patient=chart-b&code=urn:x|one"));
        assertEquals(Optional.empty(), chart.read("Observation", "chart-gone"));
        assertEquals(
                comparable(json(store.read("Observation", "chart-long").orElseThrow())),
                comparable(json(chart.read("Observation", "chart-long").orElseThrow())));
        assertEquals(
                List.of(true, 3),
                List.of(
                        chart.search("Observation?patient=chart-a", 3).cut(),
                        chart.search("Observation?patient=chart-a", 3)
                                .resources()
                                .size()));
        assertEquals(new Chart.Page(List.of(), true), chart.search("Observation?patient=chart-a", MOST, 700_000));
    }

    @Test
    void otherQueriesAreLeftToHapi() {
        for (String query : List.of(
                "Observation?subject=Patient/a",
                "Observation?patient=a&code=one",
                "Observation?patient=a&code=urn:x|",
                "Observation?patient=a&code=urn%3Ax|one",
                "Observation?patient=a&status=final",
                "Observation?patient=a,b",
                "Observation?patient:missing=true",
                "Patient?patient=a")) {
            assertEquals(Optional.empty(), chart.direct(query, MOST, Long.MAX_VALUE), query);
        }
        assertEquals(
                0,
                chart.search("Observation?patient=nobody&status=final", MOST)
                        .resources()
                        .size());
    }

    @Test
    void whoMustSeeWhatIsGivenOutIsAsked() {
        Guard guard = new Guard();
        interceptors.registerInterceptor(guard);
        try {
            String patient = store.search("Patient?", 1)
                    .resources()
                    .get(0)
                    .getIdElement()
                    .getIdPart();
            guard.shown.clear();
            chart.read("Patient", patient);
            chart.search("Condition?patient=" + patient, MOST);
            assertTrue(guard.shown.contains("Patient"), guard.shown.toString());
        } finally {
            interceptors.unregisterInterceptor(guard);
        }
    }

    /** As an interceptor for authorization or consent would. */
    @Interceptor
    public static final class Guard {
        private final List<String> shown = new ArrayList<>();

        /** Notes what is shown. */
        @Hook(Pointcut.STORAGE_PRESHOW_RESOURCES)
        public void show(IPreResourceShowDetails resources) {
            resources.forEach(resource -> shown.add(resource.fhirType()));
        }
    }

    private void observation(String id, String content, String subject) throws Exception {
        put("Observation/chart-" + id, "{'status':'final','subject':{'reference':'" + subject + "'}," + content + "}");
    }

    private void put(String reference, String body) throws Exception {
        ObjectNode resource = (ObjectNode) JSON.readTree(body.replace('\'', '"'));
        resource.put("resourceType", reference.substring(0, reference.indexOf('/')));
        resource.put("id", reference.substring(reference.indexOf('/') + 1));
        Http.Answer answer = http.put("/" + reference, resource.toString());
        assertTrue(answer.status() < 300, () -> reference + answer.body());
    }

    /** How many resources both ways gave. */
    private int same(String query) throws IOException {
        Map<String, JsonNode> expected = new TreeMap<>();
        for (IBaseResource resource : store.search(query, MOST).resources()) {
            expected.put(resource.getIdElement().getIdPart(), comparable(json(resource)));
        }
        Map<String, JsonNode> found = new TreeMap<>();
        for (Node resource :
                chart.direct(query, MOST, Long.MAX_VALUE).orElseThrow().resources()) {
            found.put(resource.at("id").text(), comparable(json(resource)));
        }
        assertEquals(expected, found, query);
        return found.size();
    }

    private static JsonNode json(Node read) throws IOException {
        return JSON.readTree(read.toString());
    }

    private JsonNode json(IBaseResource resource) throws IOException {
        return JSON.readTree(store.fhir().newJsonParser().encodeResourceToString(resource));
    }

    /** Without what Chart does not promise of meta: when and from where it came. */
    private static JsonNode comparable(JsonNode resource) {
        ObjectNode meta = (ObjectNode) resource.path("meta");
        meta.remove(List.of("lastUpdated", "source"));
        return resource;
    }
}
