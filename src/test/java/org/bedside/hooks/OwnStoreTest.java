package org.bedside.hooks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bedside.catalog.Service;
import org.bedside.evidence.Facts;
import org.bedside.evidence.JsonElement;
import org.bedside.evidence.Jsons;
import org.bedside.evidence.Kind;
import org.bedside.evidence.Node;
import org.bedside.fhir.Chart;
import org.bedside.hooks.HookRequest.EhrAccess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OwnStoreTest {

    private static final String BASE = "http://localhost:8080/fhir";

    private final Service service =
            Services.predicting("x", "patient-view", List.of(Services.PATIENT, Services.PROBLEMS));
    private final List<String> searched = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private Checked<Gatherer.Gathered> gather(HookRequest request, Map<String, JsonNode> store) {
        HookSettings settings = HookServer.settings();
        OwnStore own = new OwnStore(
                (type, id) -> Optional.ofNullable(store.get(type + "/" + id)).map(Jsons::node),
                (query, most) -> found(query, store),
                () -> Set.of(BASE));
        EhrFetches ehr = new EhrFetches(settings, new EhrClient(settings, new Body(settings)), threads);
        return new Gatherer(settings, own, ehr).gather(request, service, HookServer.NOW);
    }

    private Chart.Page found(String query, Map<String, JsonNode> store) {
        searched.add(query);
        String patient = query.replaceFirst(".*patient=(\\w+).*", "Patient/$1");
        List<Node> found = store.values().stream()
                .filter(resource -> resource.path("resourceType").asText().equals("Condition")
                        && resource.at("/subject/reference").asText().equals(patient))
                .map(Jsons::node)
                .toList();
        return new Chart.Page(found, false);
    }

    private static void replace(ObjectNode patient, String by) {
        patient.set(
                "link", Calls.tree("[{\"type\":\"replaced-by\",\"other\":{\"reference\":\"Patient/" + by + "\"}}]"));
    }

    private static HookRequest request(Optional<EhrAccess> server, ObjectNode prefetch, boolean trusted) {
        JsonElement context = Jsons.read(Calls.risk().path("context").toString());
        return new HookRequest(Calls.INSTANCE, server, context, Jsons.read(prefetch.toString()), "", trusted);
    }

    private static HookRequest bare(boolean trusted) {
        return request(Optional.empty(), Calls.object("{}"), trusted);
    }

    private static Facts facts(Checked<Gatherer.Gathered> gathered) {
        return gathered.fold(Gatherer.Gathered::facts, problem -> {
            throw new AssertionError(problem.toString());
        });
    }

    private static int status(Checked<Gatherer.Gathered> gathered) {
        return gathered.fold(good -> 200, Problem::status);
    }

    @Test
    void aCallWithoutServerIsAnsweredFromOurStore() {
        Facts facts = facts(gather(
                bare(true), Map.of("Patient/p1", Calls.patient("p1"), "Condition/c1", Calls.condition("p1", "c1"))));
        assertEquals("p1", facts.subject().orElseThrow().id());
        assertEquals(1, facts.of(Kind.CONDITION).size());
        assertEquals(List.of("Condition?patient=p1&_count=500"), searched);
    }

    @Test
    void aCallOfAPageThatIsNotTrustedIsNot() {
        assertEquals(412, status(gather(bare(false), Map.of("Patient/p1", Calls.patient("p1")))));
        assertEquals(List.of(), searched);
    }

    @Test
    void aPatientWhoIsNotInTheStoreIsAPrecondition() {
        assertEquals(412, status(gather(bare(true), Map.of("Patient/p2", Calls.patient("p2")))));
    }

    @Test
    void aMergedPatientIsReadUnderBothIds() {
        ObjectNode old = Calls.patient("p1");
        replace(old, "p2");
        Facts facts = facts(gather(
                bare(true),
                Map.of(
                        "Patient/p1", old,
                        "Patient/p2", Calls.patient("p2"),
                        "Condition/c1", Calls.condition("p1", "c1"),
                        "Condition/c2", Calls.condition("p2", "c2"))));
        assertEquals("p2", facts.subject().orElseThrow().id());
        assertEquals(2, facts.of(Kind.CONDITION).size());
    }

    @Test
    void patientsMergedIntoEachOtherComeToAnEnd() {
        ObjectNode one = Calls.patient("p1");
        ObjectNode other = Calls.patient("p2");
        replace(one, "p2");
        replace(other, "p1");
        assertEquals(200, status(gather(bare(true), Map.of("Patient/p1", one, "Patient/p2", other))));
    }

    @Test
    void theFirstPageOfOurOwnIsMadeWhole() {
        ObjectNode prefetch = Calls.object("{}");
        ObjectNode page = Calls.bundle(Calls.condition("p1", "c1"));
        page.set("link", Calls.tree("[{\"relation\":\"next\",\"url\":\"" + BASE + "?_getpages=1\"}]"));
        prefetch.set("patient", Calls.patient("p1"));
        prefetch.set("problems", page);
        Facts facts = facts(gather(
                request(Optional.of(new EhrAccess(BASE, "")), prefetch, true),
                Map.of("Condition/c1", Calls.condition("p1", "c1"), "Condition/c2", Calls.condition("p1", "c2"))));
        assertEquals(2, facts.of(Kind.CONDITION).size());
        assertEquals(true, facts.searched(Kind.CONDITION));
    }
}
