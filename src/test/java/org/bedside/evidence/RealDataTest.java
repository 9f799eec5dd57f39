package org.bedside.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.bedside.evidence.Fact.Value;
import org.bedside.evidence.Remark.Reason;
import org.bedside.evidence.Source.Origin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Real records, with all that is wrong in them: MIMIC-III demo (dates moved to 2100-2200) and US Core's examples. */
@Tag("data")
@EnabledIfEnvironmentVariable(named = "BEDSIDE_DATA", matches = ".+")
class RealDataTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Instant AFTER_ALL = Instant.parse("2250-01-01T00:00:00Z");
    private static final Input AGE = new Input(
            "age",
            "Age",
            Kind.PATIENT,
            CodeSet.NONE,
            "",
            Input.Operator.AGE,
            Window.EVER,
            "a",
            Map.of(),
            Input.Range.ALL,
            Input.Range.ALL,
            List.of(),
            Input.Scope.SETTLED);

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(printed, true, UTF_8));
        System.setErr(new PrintStream(printed, true, UTF_8));
    }

    @AfterEach
    void stopListening() {
        System.setOut(out);
        System.setErr(err);
    }

    private static Path data(String folder) {
        return Path.of(System.getenv("BEDSIDE_DATA"), folder);
    }

    private interface Line {
        void take(JsonNode resource);
    }

    private static void eachOf(String pattern, Line line) throws IOException {
        try (Stream<Path> files = Files.list(data("mimic3_demo_fhir"))) {
            for (Path file : files.filter(path -> path.getFileName().toString().matches(pattern))
                    .sorted()
                    .toList()) {
                try (BufferedReader lines = new BufferedReader(
                        new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), UTF_8))) {
                    for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                        line.take(MAPPER.readTree(text));
                    }
                }
            }
        }
    }

    private static String patient(JsonNode resource) {
        return resource.path("resourceType").asText().equals("Patient")
                ? resource.path("id").asText()
                : resource.path("subject").path("reference").asText().substring("Patient/".length());
    }

    @Test
    void allOfMimicIsReadWithoutAFault() throws IOException {
        Map<String, Collector> collectors = new HashMap<>();
        int[] resources = {0};
        long[] nanos = {0};
        eachOf(".*\\.ndjson\\.gz", resource -> {
            Collector collector = collectors.computeIfAbsent(
                    patient(resource), id -> new Collector(Given.RULES, List.of(id), "", AFTER_ALL));
            resources[0]++;
            long start = System.nanoTime();
            collector.add(Jsons.node(resource), Origin.PREFETCH);
            nanos[0] += System.nanoTime() - start;
        });
        Map<String, Integer> counts = new TreeMap<>();
        for (Collector collector : collectors.values()) {
            count(collector.facts(), counts);
        }
        err.printf("MIMIC: %d resources, %.2f s in the Collector, %s%n", resources[0], nanos[0] / 1e9, counts);
        assertEquals(185_325, resources[0]);
        assertEquals(100, collectors.size());
        assertEquals("", printed.toString(UTF_8));
        // counted in the files: 9,040 values in words, 4 without a value, 2,791 numbers without a unit (503 of them
        // without LOINC, as 3,090 of all labs are), 29,678 components of 14,843 blood pressures
        assertEquals(
                Map.of(
                        "PATIENT", 100,
                        "ENCOUNTER", 129,
                        "CONDITION", 1_761,
                        "MEDICATION", 10_398,
                        "OBSERVATION", 185_325 - 100 - 129 - 1_761 - 10_398 + 29_678 - 14_843 - 2_791 - 4,
                        "words", 9_040,
                        "labs without LOINC", 3_090 - 503,
                        "UNIT", 2_791,
                        "VALUE", 4),
                counts);
    }

    private static void count(Facts facts, Map<String, Integer> counts) {
        for (Kind kind : Kind.values()) {
            if (!kind.parts().isEmpty()) {
                continue;
            }
            if (!facts.of(kind).isEmpty()) {
                counts.merge(kind.name(), facts.of(kind).size(), Integer::sum);
            }
        }
        for (Fact fact : facts.of(Kind.OBSERVATION)) {
            if (fact.value() instanceof Value.Words) {
                counts.merge("words", 1, Integer::sum);
            }
            if (fact.codes().stream().noneMatch(code -> code.system().equals("http://loinc.org"))) {
                counts.merge("labs without LOINC", 1, Integer::sum);
            }
        }
        for (Remark remark : facts.remarks()) {
            counts.merge(remark.reason().name(), 1, Integer::sum);
        }
    }

    @Test
    void whoWasOver89HasNoAgeThatCanBeUsed() throws IOException {
        Map<String, Instant> admitted = new HashMap<>();
        eachOf(
                "Encounter.*",
                encounter -> admitted.merge(
                        patient(encounter),
                        When.parse(encounter.path("period").path("start").asText(), Given.ZONE)
                                .orElseThrow()
                                .from(),
                        (one, other) -> one.isBefore(other) ? one : other));
        InputReader reader = new InputReader(new Units());
        Map<Reason, Integer> missing = new TreeMap<>();
        int[] old = {0};
        int[] known = {0};
        eachOf("Patient.*", patient -> {
            String id = patient.path("id").asText();
            Instant asOf = admitted.getOrDefault(id, AFTER_ALL);
            Collector collector = new Collector(Given.RULES, List.of(id), "", asOf);
            collector.add(Jsons.node(patient), Origin.PREFETCH);
            int years = asOf.atZone(Given.ZONE).getYear()
                    - Integer.parseInt(patient.path("birthDate").asText().substring(0, 4));
            old[0] += years > 200 ? 1 : 0;
            Reading age = reader.read(AGE, collector.facts());
            if (age instanceof Reading.Known adult) {
                known[0]++;
                assertTrue(adult.value() >= 14 && adult.value() <= 89, "an age of " + adult.value());
            } else {
                missing.merge(((Reading.Missing) age).why().reason(), 1, Integer::sum);
            }
        });
        assertTrue(old[0] > 0, "no patient over 89");
        assertEquals(Map.of(Reason.IMPLAUSIBLE, old[0]), missing);
        assertEquals(100 - old[0], known[0]);
    }

    @Test
    void everyExampleOfUsCoreIsReadTheSameFromJsonAndFromTheModel() throws IOException {
        int read = 0;
        try (Stream<Path> files = Files.list(data("us_core_examples"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                String text = Files.readString(file);
                JsonNode json = MAPPER.readTree(text);
                if (!json.has("resourceType")) {
                    continue;
                }
                String subject = References.relative(json.path(json.has("subject") ? "subject" : "patient")
                        .path("reference")
                        .asText());
                String id = json.path("resourceType").asText().equals("Patient")
                        ? json.path("id").asText()
                        : subject.replace("Patient/", "");
                Collector fromJson = new Collector(Given.RULES, List.of(id), "", AFTER_ALL);
                fromJson.add(Jsons.node(json), Origin.PREFETCH);
                Collector fromModel = new Collector(Given.RULES, List.of(id), "", AFTER_ALL);
                Given.fromModel(fromModel, text);
                assertEquals(
                        Given.Seen.of(fromJson),
                        Given.Seen.of(fromModel),
                        file.getFileName().toString());
                read += fromJson.facts().of(Kind.OBSERVATION).size();
            }
        }
        assertTrue(read > 50, "only " + read + " facts");
    }
}
