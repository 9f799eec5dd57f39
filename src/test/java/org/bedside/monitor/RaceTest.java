package org.bedside.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.bedside.evidence.Node;
import org.junit.jupiter.api.Test;

class RaceTest {

    private static String race(String... codings) {
        String categories = String.join(
                ",",
                Stream.of(codings)
                        .map(coding -> "{'url':'ombCategory','valueCoding':{" + coding + "}}")
                        .toList());
        Node patient = Past.patient(
                "'extension':[{'url':'http://hl7.org/fhir/us/core/StructureDefinition/us-core-race','extension':["
                        + categories + (codings.length == 0 ? "" : ",") + "{'url':'text','valueString':'as told'}]}]");
        return Race.of(List.of(Past.stay("e1", "2024-03-05T08:00:00Z", "2024-03-10T15:00:00Z", ""), patient));
    }

    private static String omb(String code) {
        return "'system':'urn:oid:2.16.840.1.113883.6.238','code':'" + code + "'";
    }

    /** The categories and their names of US Core's value set OMB Race Categories. */
    @Test
    void eachCategoryHasItsName() {
        assertEquals("American Indian or Alaska Native", race(omb("1002-5")));
        assertEquals("Asian", race(omb("2028-9")));
        assertEquals("Black or African American", race(omb("2054-5")));
        assertEquals("Native Hawaiian or Other Pacific Islander", race(omb("2076-8")));
        assertEquals("White", race(omb("2106-3"), omb("2106-3")));
    }

    @Test
    void severalAreAGroupOfTheirOwn() {
        assertEquals("more than one", race(omb("2106-3"), omb("2028-9")));
    }

    @Test
    void whatIsNotKnownIsNotGuessed() {
        assertEquals("", race());
        assertEquals("", race("'system':'http://terminology.hl7.org/CodeSystem/v3-NullFlavor','code':'ASKU'"));
        assertEquals("", race("'system':'urn:oid:1.2.3','code':'2106-3'"));
        assertEquals("", race(omb("2135-2")));
        assertEquals("", Race.of(List.of(Past.patient(""))));
    }

    @Test
    void noModelIsGivenRaceOrEthnicity() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("models"))) {
            for (Path file : files.filter(path -> path.endsWith("model.json")).toList()) {
                JsonNode read = new ObjectMapper().readTree(file.toFile()).path("inputs");
                assertTrue(read.size() > 0, file + " has no inputs");
                String inputs = read.toString().toLowerCase(Locale.ROOT);
                for (String word : List.of("\"race", "ethnic", "us-core-race", "2.16.840.1.113883.6.238", "32624-9")) {
                    assertFalse(inputs.contains(word), file + " " + word);
                }
            }
        }
    }
}
