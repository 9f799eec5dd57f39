package org.bedside.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bedside.evidence.Units;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceFolderTest {

    private static final String VALID = """
        {"version": "1.0.0", "hook": "patient-view", "title": "T", "description": "D",
         "prefetch": {"patient": {"query": "Patient/{{context.patientId}}", "required": true},
                      "problems": {"query": "Condition?patient={{context.patientId}}&_count=5"}},
         "predict": {"model": "m", "bands": [
             {"from": 0, "name": "usual", "show": false},
             {"from": 0.2, "name": "high", "indicator": "warning", "summary": "{percent} %", "lead": "Act."}],
           "abstained": {"indicator": "info", "summary": "Not known", "lead": "Sorry."}},
         "source": {"label": "M 1.0.0", "page": "/models/m", "topic": {"system": "s", "code": "c", "display": "d"}},
         "basis": "Trained on something.",
         "overrideReasons": [{"system": "s", "code": "c", "display": "d"}],
         "links": [{"label": "L", "url": "https://example.org/", "smart": true, "appContext": "x"}],
         "suggestions": [{"label": "S", "recommended": true, "bands": ["high"], "description": "Do it",
            "resource": {"resourceType": "Task", "for": {"reference": "Patient/{{context.patientId}}"}}}]}
        """;

    private record Read(Optional<Service> service, List<String> faults) {}

    private static Folder folder(String text) {
        return name -> {
            if (!name.equals(ServiceFolder.NAME)) {
                throw new NoSuchFileException(name);
            }
            return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        };
    }

    private static Read read(String id, Folder folder) {
        Faults faults = new Faults();
        Optional<Service> service = ServiceFolder.read(id, folder, faults);
        return new Read(service, faults.all());
    }

    private static List<String> faults(Consumer<ObjectNode> change) {
        return read("x", folder(changed(change))).faults();
    }

    private static String changed(Consumer<ObjectNode> change) {
        ObjectNode json = (ObjectNode) tree(VALID);
        change.accept(json);
        return json.toString();
    }

    private static JsonNode tree(String json) {
        try {
            return Json.MAPPER.readTree(json);
        } catch (IOException broken) {
            throw new IllegalArgumentException(broken);
        }
    }

    private static void set(ObjectNode json, String pointer, String value) {
        int last = pointer.lastIndexOf('/');
        JsonNode parent = json.at(pointer.substring(0, last));
        String name = pointer.substring(last + 1);
        if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(name), tree(value));
        } else if (value.equals("-")) {
            ((ObjectNode) parent).remove(name);
        } else {
            ((ObjectNode) parent).set(name, tree(value));
        }
    }

    @Test
    void aValidFolderHasNoFaults() {
        Read read = read("x", folder(VALID));
        assertEquals(List.of(), read.faults());
        Service service = read.service().orElseThrow();
        assertEquals("x", service.id());
        assertEquals("m", service.task().needs());
        assertEquals(2, service.prefetch().size());
        assertEquals(1, service.texts().proposals().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"readmission-30d", "note-reconciliation"})
    void theServicesThatAreShippedHaveNoFaults(String id) {
        Read read = read(id, Folder.directory(Path.of("cds-hooks", id)));
        assertEquals(List.of(), read.faults());
        assertTrue(read.service().isPresent());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = ';',
            value = {
                "/version;\"one\";no semantic version",
                "/version;-;is missing",
                "/hook;\"patient-veiw\";no hook",
                "/hook;\"org.example.own\";",
                "/title;\"\";is not a text",
                "/description;5;is not a text",
                "/color;\"red\";not a field",
                "/prefetch/patient/color;1;not a field",
                "/prefetch/patient/required;\"yes\";not true or false",
                "/prefetch/patient/query;\"Patient/{{context.subject}}\";no prefetch token",
                "/prefetch/patient/query;\"Patient/{{context.userId}}\";no id to read by",
                "/prefetch/patient/query;\"Practitioner/{{userPractitionerId}}\";",
                "/prefetch/patient/query;\"Patient/{{context.patientId}\";unbalanced",
                "/prefetch/patient/query;\"Patient/1/$everything\";neither a read",
                "/prefetch/patient/query;\"https://example.org/Patient/{{context.patientId}}\";neither a read",
                "/prefetch/patient/query;\"garbage\";neither a read",
                "/prefetch/patient/query;\"Condition?_count=5\";everybody",
                "/prefetch/patient/query;\"Condition?patient={{context.patientId}}&_include=x\";not widely supported",
                "/prefetch/patient/query;\"Condition?patient={{context.patientId}}&_has:x:y=1\";not widely supported",
                "/prefetch/patient/query;\"Condition?subject.name={{context.patientId}}\";not widely supported",
                "/prefetch/patient/query;\"Condition?patient={{context.patientId}}&code:text=x\";not widely supported",
                "/prefetch/patient/query;\"Condition?patient={{context.patientId}}&code:in=x\";",
                "/prefetch/patient/query;\"Condition?patient={{context.patientId}}&date=ge2020-01-01\";",
                "/prefetch/patient/query;\"Condition?patient={{context.patientId}}&date=ne2020-01-01\";not widely"
                        + " supported",
                "/prefetch/patient/query;\"Condition?patient={{context.patientId}}&\";not widely supported",
                "/predict;-;one of predict, tell and reconcile",
                "/reconcile;{};one of predict, tell and reconcile",
                "/predict/model;-;is missing",
                "/predict/bands;[];begins at 0",
                "/predict/bands/0/from;0.1;begins at 0",
                "/predict/bands/1/from;0;ascend",
                "/predict/bands/1/from;1.5;a probability",
                "/predict/bands/1/from;\"0.2\";not a number",
                "/predict/bands/1/name;\"usual\";same name",
                "/predict/bands/1/indicator;\"hard-stop\";none of info",
                "/predict/bands/1/summary;\"{percnt} %\";knows no {percnt}",
                "/predict/abstained/summary;\"{percent} %\";knows no {percent}",
                "/predict/abstained/lead;-;is missing",
                "/source/label;\" \";not a text",
                "/source/page;\"models\";neither a path",
                "/source/page;\"/a b\";neither a path",
                "/source/topic/system;-;is missing",
                "/basis;-;is missing",
                "/overrideReasons;-;reasons to override",
                "/overrideReasons;[];reasons to override",
                "/overrideReasons/0/display;-;is missing",
                "/links/0/url;\"page.html\";absolute",
                "/links/0/smart;false;only a smart link",
                "/suggestions/0/bands;[\"low\"];no band",
                "/suggestions/0/resource;{};not a FHIR resource",
                "/suggestions/0/resource/note;null;null, or an empty",
                "/suggestions/0/resource/note;[{\"text\":\"\"}];null, or an empty",
                "/suggestions/0/resource/for/reference;\"Patient/{{context.patientid}}\";no token",
                "/suggestions/0/description;-;is missing",
                "/silent;true;",
                "/silent;\"yes\";not true or false",
                "/users;[\"Practitioner\",\"PractitionerRole\"];",
                "/users;[];names nobody",
                "/users;[\"Doctor\"];none of Practitioner",
                "/users;\"Practitioner\";not a list",
                "/repeat;\"PT8H\";",
                "/repeat;\"P1D\";",
                "/repeat;\"8h\";not a duration",
                "/repeat;\"PT0S\";not a duration",
                "/repeat;8;is not a text"
            })
    void eachFaultIsToldOnce(String pointer, String value, String fault) {
        List<String> faults = faults(json -> set(json, pointer, value));
        if (fault == null) {
            assertEquals(List.of(), faults);
        } else {
            assertEquals(
                    1, faults.stream().filter(found -> found.contains(fault)).count(), faults::toString);
            assertTrue(faults.get(0).startsWith("service.json"), faults::toString);
        }
    }

    @Test
    void aSummaryIsShorterThan140CharactersWithItsNumbers() {
        String fits = "\"" + "x".repeat(136) + "{lower}\"";
        String over = "\"" + "x".repeat(137) + "{lower}\"";
        assertEquals(List.of(), faults(json -> set(json, "/predict/bands/1/summary", fits)));
        List<String> faults = faults(json -> set(json, "/predict/bands/1/summary", over));
        assertTrue(faults.get(0).contains("has not 1 to 139 characters"), faults::toString);
        String long140 = "\"" + "x".repeat(140) + "\"";
        assertEquals(
                1,
                faults(json -> set(json, "/predict/abstained/summary", long140)).size());
    }

    @Test
    void twoRecommendedSuggestionsForOneBandAreAFault() {
        List<String> faults = faults(json -> {
            ArrayNode suggestions = (ArrayNode) json.path("suggestions");
            suggestions.add(suggestions.path(0).deepCopy());
        });
        assertEquals(List.of("service.json /suggestions: more than one is recommended at once: high"), faults);
    }

    @Test
    void aListOfNothingIsAFault() {
        String reconcile =
                "{\"extractor\":\"n\",\"indicator\":\"info\",\"summary\":\"{problems}\",\"lead\":\"L\",\"most\":0}";
        List<String> faults = faults(json -> {
            json.remove("predict");
            json.set("reconcile", tree(reconcile));
            ((ObjectNode) json.at("/suggestions/0")).remove("bands");
        });
        assertEquals(List.of("service.json /reconcile/most: is less than 1"), faults);
    }

    @Test
    void allFaultsAreToldAtOnce() {
        List<String> faults = faults(json -> {
            set(json, "/version", "-");
            set(json, "/color", "1");
            set(json, "/hook", "\"x\"");
            set(json, "/predict/bands/1/from", "0");
            set(json, "/overrideReasons", "[]");
            set(json, "/suggestions/0/label", "-");
        });
        assertTrue(faults.size() >= 6, faults::toString);
    }

    @Test
    void whatIsNoJsonObjectIsAFault() {
        for (String text : List.of("", "[]", "{", "{} {}", "{\"a\":1,\"a\":2}", "{\"a\":1,}")) {
            assertTrue(!read("x", folder(text)).faults().isEmpty(), text);
        }
        assertEquals(
                List.of("service.json: there is no such file"),
                read("x", name -> {
                            throw new NoSuchFileException(name);
                        })
                        .faults());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Upper", "with space", "a_b", "-a", "a/b"})
    void aFolderIsNamedAsAnIdMayBe(String id) {
        assertEquals(1, read(id, folder(VALID)).faults().size());
    }

    @Test
    void aServiceWithoutItsModelStopsTheServerWithAllFaultsOfAllFolders() {
        Catalog.Shelf shelf = new Catalog.Shelf(
                List.of("x", "y"),
                List.of(),
                id -> folder(id.equals("x") ? VALID : changed(json -> set(json, "/basis", "-"))),
                id -> folder(""));
        List<String> faults = assertThrows(FolderRefused.class, () -> Catalog.read(shelf, new Units()))
                .faults();
        assertEquals(
                List.of(
                        "cds-hooks/x/service.json: needs models/m, which is not there",
                        "cds-hooks/y/service.json /basis: is missing",
                        "cds-hooks/y/service.json: needs models/m, which is not there"),
                faults);
    }

    @Test
    void whoReadsNotesNeedsThemAndAReaderAndAModelThatAsks() {
        Catalog.Shelf shelf = new Catalog.Shelf(
                List.of("x"),
                List.of("readmission-30d"),
                id -> folder(changed(json -> {
                    set(json, "/predict/model", "\"readmission-30d\"");
                    set(json, "/predict/extractor", "\"reader\"");
                })),
                id -> Folder.directory(Path.of("models", id)));
        List<String> faults = assertThrows(FolderRefused.class, () -> Catalog.read(shelf, new Units()))
                .faults();
        assertEquals(
                List.of(
                        "cds-hooks/x/service.json: needs models/reader, which is not an extractor that is there",
                        "cds-hooks/x/service.json: names an extractor, but no prefetch template brings notes",
                        "cds-hooks/x/service.json: names an extractor, but notes may answer no input of its model"),
                faults.stream().filter(fault -> fault.contains("extractor")).toList());
    }

    @Test
    void withoutFoldersThereIsAnEmptyCatalog() {
        Catalog.Shelf shelf = new Catalog.Shelf(List.of(), List.of(), id -> folder(""), id -> folder(""));
        assertEquals(0, Catalog.read(shelf, new Units()).services().size());
    }
}
