package org.bedside.evidence;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bedside.evidence.Source.Origin;
import org.junit.jupiter.api.Test;

/** JSON from outside may hold anything anywhere. */
class HostileTest {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Puts something wrong in the place of elements of every demo resource of one patient; the seed is fixed. */
    @Test
    void noDamageToAResourceMakesItsReadingThrow() throws IOException {
        JsonNode bundle = Given.tree(Files.readString(Path.of("src/main/resources/demo/01-ines-alvarez.json")));
        Random random = new Random(20240615);
        int read = 0;
        for (int round = 0; round < 40; round++) {
            for (JsonNode entry : bundle.path("entry")) {
                JsonNode resource = entry.path("resource").deepCopy();
                damage(resource, random);
                Collector collector =
                        new Collector(Given.RULES, List.of("demo-ines-alvarez"), "demo-ines-alvarez", Given.NOW);
                collector.add(Jsons.node(resource), Origin.PREFETCH);
                read += collector.facts().of(Kind.OBSERVATION).size();
            }
        }
        assertTrue(read > 0, "everything was damaged beyond use");
    }

    private static void damage(JsonNode node, Random random) {
        if (node instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                if (random.nextInt(12) == 0) {
                    object.set(name, nonsense(random));
                } else {
                    damage(object.get(name), random);
                }
            }
        } else if (node instanceof ArrayNode array) {
            for (int at = 0; at < array.size(); at++) {
                if (random.nextInt(12) == 0) {
                    array.set(at, nonsense(random));
                } else {
                    damage(array.get(at), random);
                }
            }
        }
    }

    private static JsonNode nonsense(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.numberNode(random.nextGaussian() * 1e300);
            case 2 -> JSON.textNode("\ud800 <script>");
            case 3 -> JSON.booleanNode(random.nextBoolean());
            case 4 -> JSON.objectNode();
            case 5 -> JSON.arrayNode().add(JSON.nullNode()).add(JSON.arrayNode());
            case 6 -> JSON.textNode("");
            default -> JSON.textNode("2024-05-01T10:00:00Z");
        };
    }
}
