package org.bedside.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.bedside.evidence.Source.Origin;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read must not depend on whether it came as JSON or out of our store. */
class SameFactsTest {

    static List<Path> demoBundles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/demo"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("demoBundles")
    void everyDemoResourceGivesTheSameFactsFromJsonAndFromTheModel(Path file) throws IOException {
        String text = Files.readString(file);
        Bundle bundle = Given.FHIR.newJsonParser().parseResource(Bundle.class, text);
        List<String> patients = bundle.getEntry().stream()
                .filter(entry -> entry.getResource().fhirType().equals("Patient"))
                .map(entry -> entry.getResource().getIdElement().getIdPart())
                .toList();
        String encounter = bundle.getEntry().stream()
                .filter(entry -> entry.getResource().fhirType().equals("Encounter"))
                .map(entry -> entry.getResource().getIdElement().getIdPart())
                .findFirst()
                .orElse("");
        for (boolean confidential : new boolean[] {false, true}) {
            Collector json = collector(patients, encounter, confidential);
            json.add(Jsons.node(Given.tree(text)), Origin.STORE);
            Collector model = collector(patients, encounter, confidential);
            model.add(ModelElement.of(bundle), Origin.STORE);
            assertEquals(Given.Seen.of(json), Given.Seen.of(model));
        }
    }

    private static Collector collector(List<String> patients, String encounter, boolean confidential) {
        Collector.Rules rules = new Collector.Rules(Given.ZONE, confidential);
        return new Collector(rules, patients, encounter, Instant.parse("2030-01-01T00:00:00Z"));
    }

    @Test
    void aPrimitiveWithNothingButAnExtensionIsAbsentBothWays() {
        String unknown = "{'extension':[{'url':'http://hl7.org/fhir/StructureDefinition/data-absent-reason',"
                + "'valueCode':'unknown'}]}";
        Facts facts = Given.facts("{'resourceType':'Patient','id':'p1','gender':'male','_birthDate':" + unknown
                + ",'_deceasedBoolean':" + unknown + "}");
        Subject subject = facts.subject().orElseThrow();
        assertFalse(subject.dead());
        assertTrue(subject.born().isEmpty());
    }

    @Test
    void anArrayMayBeginWithNull() {
        Node node = Jsons.node(Given.tree("{'given':[null,'Ada']}"));
        assertEquals("Ada", node.at("given").text());
        assertEquals(1, node.all("given").size());
    }
}
