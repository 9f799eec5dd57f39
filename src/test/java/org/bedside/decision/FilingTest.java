package org.bedside.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.bedside.fhir.Validation;
import org.junit.jupiter.api.Test;

/**
 * What the cards about glucose sensors offer to file, as the examples of their services have it, held to the profiles of HL7's
 * guide by HAPI's validator.
 */
class FilingTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> EXAMPLES =
            List.of("glucose-policy/examples/lows", "glucose-q/examples/high-in-mixed-units");

    private static JsonNode suggestion(String example) throws IOException {
        JsonNode suggestions = JSON.readTree(
                        Files.readString(Path.of("cds-hooks").resolve(example + ".response.json")))
                .at("/cards/0/suggestions");
        assertEquals(1, suggestions.size(), example);
        return suggestions.get(0);
    }

    private static List<ObjectNode> resources(String example) throws IOException {
        List<ObjectNode> resources = new ArrayList<>();
        for (JsonNode action : suggestion(example).path("actions")) {
            assertEquals("create", action.path("type").asText());
            resources.add((ObjectNode) action.path("resource"));
        }
        return resources;
    }

    private static List<String> errors(List<ObjectNode> resources) {
        ObjectNode bundle =
                JSON.createObjectNode().put("resourceType", "Bundle").put("type", "collection");
        for (ObjectNode resource : resources) {
            bundle.withArray("entry")
                    .addObject()
                    .put(
                            "fullUrl",
                            "http://x/fhir/Observation/" + resource.path("id").asText())
                    .set("resource", resource);
        }
        return Validation.errors(bundle.toString());
    }

    @Test
    void whatIsOfferedConformsToTheGuide() throws IOException {
        for (String example : EXAMPLES) {
            List<ObjectNode> resources = resources(example);
            assertEquals(7, resources.size());
            resources.forEach(resource -> assertEquals(
                    1,
                    resource.at("/meta/profile").size(),
                    resource.path("code").toString()));
            assertEquals(List.of(), errors(resources), example);
        }
    }

    private static void refused(Consumer<List<ObjectNode>> wrong) throws IOException {
        List<ObjectNode> resources = resources(EXAMPLES.get(0));
        wrong.accept(resources);
        assertNotEquals(List.of(), errors(resources));
    }

    /** The test above could not fail if the profiles were not looked at. */
    @Test
    void whatDoesNotConformIsNoticed() throws IOException {
        refused(resources -> resources.get(0).withArray("component").remove(2));
        refused(resources -> resources.get(0).remove("category"));
        refused(resources -> resources.get(1).withObject("valueQuantity").put("unit", "mg/dL"));
        refused(resources -> resources.get(2).remove("effectivePeriod"));
        refused(resources -> ((ObjectNode) resources.get(3).at("/code/coding/0")).put("code", "97507-8"));
        refused(resources -> resources.get(6).withArray("hasMember").remove(0));
    }

    @Test
    void theSummaryComesLastAndNamesTheOthersAsItsMembers() throws IOException {
        for (String example : EXAMPLES) {
            List<ObjectNode> resources = resources(example);
            List<String> others = resources.subList(0, 6).stream()
                    .map(resource -> "Observation/" + resource.path("id").asText())
                    .toList();
            List<String> members = new ArrayList<>();
            ((ArrayNode) resources.get(6).path("hasMember"))
                    .forEach(member -> members.add(member.path("reference").asText()));
            assertEquals(others, members);
            assertEquals(7, resources.stream().map(r -> r.path("id")).distinct().count());
        }
    }
}
