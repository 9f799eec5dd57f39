package org.bedside.fhir;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bedside.evidence.Collector;
import org.bedside.evidence.Facts;
import org.bedside.evidence.Jsons;
import org.bedside.evidence.Source;
import org.bedside.evidence.Subject;
import org.bedside.notes.NoteReader;
import org.bedside.notes.Reconciliation;
import org.junit.jupiter.api.Test;

/** What the notes of the demonstration patients say that their lists do not, and the other way round. */
class DemoNotesTest {

    private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");
    private static final List<String> READ = List.of(
            "Patient",
            "DocumentReference",
            "DiagnosticReport",
            "Condition",
            "MedicationRequest",
            "MedicationStatement",
            "AllergyIntolerance");

    private final NoteReader reader = NoteReader.load(DemoNotesTest::open);

    private static InputStream open(String name) {
        try {
            return Files.newInputStream(Path.of("models", "note-entities", name));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static Map<String, Collector> charts() throws IOException {
        Map<String, Collector> charts = new TreeMap<>();
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/demo"))) {
            for (Path file : files.filter(one -> one.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                for (JsonNode entry : new ObjectMapper().readTree(file.toFile()).path("entry")) {
                    JsonNode resource = entry.path("resource");
                    String type = resource.path("resourceType").asText();
                    String patient = type.equals("Patient")
                            ? resource.path("id").asText()
                            : Stream.of(resource.at("/subject/reference"), resource.at("/patient/reference"))
                                    .map(JsonNode::asText)
                                    .filter(reference -> reference.startsWith("Patient/"))
                                    .map(reference -> reference.substring("Patient/".length()))
                                    .findFirst()
                                    .orElse("");
                    if (READ.contains(type) && !patient.isEmpty()) {
                        charts.computeIfAbsent(
                                        patient,
                                        id -> new Collector(
                                                new Collector.Rules(ZoneOffset.UTC, false), List.of(id), "", NOW))
                                .add(Jsons.node(resource), Source.Origin.STORE);
                    }
                }
            }
        }
        return charts;
    }

    private String said(Facts facts) {
        Reconciliation.Differences differences = Reconciliation.of(
                facts.notes().stream()
                        .flatMap(note -> reader.read(note).mentions(note).stream())
                        .toList(),
                facts);
        StringBuilder said = new StringBuilder();
        differences
                .contradictions()
                .forEach(one ->
                        said.append(one.why()).append(' ').append(one.term()).append("; "));
        differences.gaps().forEach(gap -> {
            said.append(gap.kind()).append(' ').append(gap.term());
            gap.source()
                    .dosages()
                    .forEach(dosage -> said.append(" (").append(dosage.text()).append(')'));
            said.append("; ");
        });
        return said.toString().strip();
    }

    @Test
    void notesAndListsDisagreeWhereTheDemonstrationSaysSo() throws IOException {
        Map<String, String> said = new TreeMap<>();
        charts().forEach((patient, chart) -> {
            String differences = said(chart.facts());
            boolean dead = chart.facts().subject().map(Subject::dead).orElse(false);
            if (!differences.isEmpty() && !dead) {
                said.put(patient, differences);
            }
        });
        assertEquals(
                Map.ofEntries(
                        Map.entry(
                                "demo-david-kim",
                                "PROBLEM gastroesophageal reflux disease; MEDICATION omeprazole (20 mg, once a day);"),
                        Map.entry(
                                "demo-farida-rahimi",
                                "PROBLEM hypothyroidism; MEDICATION levothyroxine (75 mcg, once a day);"
                                        + " PROBLEM osteoarthritis;"),
                        Map.entry(
                                "demo-henrik-lindqvist",
                                "MEDICATION tiotropium (once a day); PROBLEM obstructive sleep apnea; PROBLEM benign"
                                        + " prostatic hyperplasia; MEDICATION tamsulosin (0.4 mg, once a day);"),
                        Map.entry(
                                "demo-ines-alvarez",
                                "PROBLEM paroxysmal atrial fibrillation; MEDICATION apixaban (2.5 mg, twice a day);"
                                        + " PROBLEM mitral regurgitation; PROBLEM gout;"),
                        Map.entry(
                                "demo-leo-fontaine",
                                "MEDICATION cetirizine (5 mg, once a day); PROBLEM atopic dermatitis;"),
                        Map.entry(
                                "demo-priya-nair",
                                "MEDICATION ferrous sulfate (325 mg, every 2 days, for two weeks);"
                                        + " PROBLEM iron deficiency anemia;"),
                        Map.entry("demo-ruth-adler", "NOT_TOLERATED amoxicillin;"),
                        Map.entry("demo-samuel-osei", "MEDICATION sumatriptan (50 mg); PROBLEM migraine without aura;"),
                        Map.entry(
                                "demo-tomas-okafor",
                                "STOPPED azithromycin; PROBLEM thrombocytopenia; PROBLEM chronic hepatitis C;"
                                        + " MEDICATION citalopram; PROBLEM depression;"),
                        Map.entry(
                                "demo-walter-brandt",
                                "STOPPED allopurinol; MEDICATION febuxostat (40 mg, by mouth, once a day);")),
                said);
    }
}
