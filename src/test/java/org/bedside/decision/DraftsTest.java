package org.bedside.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bedside.card.Card;
import org.bedside.card.Suggestion;
import org.bedside.catalog.Hook;
import org.bedside.catalog.Service;
import org.bedside.evidence.Coding;
import org.bedside.evidence.Collector;
import org.bedside.evidence.Note;
import org.bedside.evidence.Source;
import org.bedside.evidence.When;
import org.bedside.fhir.Validation;
import org.bedside.notes.Assertion;
import org.bedside.notes.Detail;
import org.bedside.notes.Finding;
import org.bedside.notes.Mention;
import org.bedside.notes.Section;
import org.junit.jupiter.api.Test;

/** What a suggestion creates: a draft and its Provenance, held to FHIR by HAPI's validator. */
class DraftsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");
    private static final String LINE = "Metoprolol 25 mg by mouth twice daily as needed";
    private static final UUID ID = UUID.fromString("00000000-0000-4001-8000-000000000000");

    private static Asked asked() {
        Service service = new Service(
                "notes",
                "1.0.0",
                Hook.named("patient-view").orElseThrow(),
                "T",
                "D",
                "",
                List.of(),
                new Service.Task.Reconcile("notes", Card.Indicator.INFO, "s", "l", 2, Optional.empty()),
                new Service.Texts(
                        "Reader 1.0.0",
                        "",
                        Coding.of("", ""),
                        "Reads.",
                        List.of(new Coding("s", "c", "d")),
                        List.of(),
                        List.of()),
                Service.Voice.ALWAYS);
        return new Asked(
                service,
                new Collector(new Collector.Rules(ZoneOffset.UTC, false), List.of("p1"), "", NOW).facts(),
                index -> ID,
                token -> "p1",
                "http://x");
    }

    private static Mention mention(Finding.Kind kind, Detail.Kind detail, Map<String, String> attributes) {
        Source source = new Source("DocumentReference/d1", "3", Source.Origin.STORE);
        Note note = new Note("text/plain", LINE, "Visit", List.of(), When.at(NOW), source);
        Finding finding = new Finding(
                kind, "Metoprolol", 0, 10, LINE, Section.MEDICATIONS, Assertion.AFFIRMED, "metoprolol", List.of());
        return new Mention(
                note,
                finding,
                List.of(new Detail(
                        detail,
                        "Metoprolol",
                        0,
                        10,
                        LINE,
                        Section.MEDICATIONS,
                        Assertion.AFFIRMED,
                        "metoprolol",
                        List.of(),
                        attributes)));
    }

    private static JsonNode bundle(Suggestion suggestion) {
        ObjectNode bundle =
                JSON.createObjectNode().put("resourceType", "Bundle").put("type", "collection");
        for (Suggestion.Create action : suggestion.actions()) {
            ObjectNode resource = JSON.valueToTree(action.resource());
            String id = resource.path("id")
                    .asText(UUID.nameUUIDFromBytes(new byte[] {1}).toString());
            bundle.withArray("entry")
                    .addObject()
                    .put(
                            "fullUrl",
                            "http://x/fhir/" + resource.path("resourceType").asText() + "/" + id)
                    .set("resource", resource.put("id", id));
        }
        return bundle;
    }

    private static Suggestion draft(Finding.Kind kind) {
        List<Coding> codes = List.of(
                kind == Finding.Kind.PROBLEM
                        ? Coding.of("http://hl7.org/fhir/sid/icd-10-cm", "J45.909")
                        : Coding.of("http://www.nlm.nih.gov/research/umls/rxnorm", "6918"));
        Mention mention = kind == Finding.Kind.ALLERGY
                ? mention(kind, Detail.Kind.ALLERGY, Map.of("type", "allergy", "reactions", "hives; swelling"))
                : mention(
                        kind,
                        Detail.Kind.MEDICATION,
                        Map.of("strength", "25 mg", "route", "PO", "frequency", "2/d", "prn", "true"));
        return Drafts.add(asked(), ID, kind, "metoprolol", codes, mention);
    }

    @Test
    void everyDraftAndItsProvenanceAreValidFhir() {
        for (Finding.Kind kind : Finding.Kind.values()) {
            assertEquals(List.of(), Validation.errors(bundle(draft(kind)).toString()), kind.name());
        }
    }

    @Test
    void aProvenanceWithoutTheEndOfItsSpanIsNot() {
        JsonNode bundle = bundle(draft(Finding.Kind.PROBLEM));
        ((com.fasterxml.jackson.databind.node.ArrayNode) bundle.at("/entry/1/resource/entity/0/extension/0/extension"))
                .remove(1);
        assertTrue(!Validation.errors(bundle.toString()).isEmpty());
    }

    @Test
    void theProvenanceNamesDraftVersionAndPlaceAndThatAProgramSaysSo() {
        JsonNode bundle = bundle(draft(Finding.Kind.MEDICATION));
        JsonNode provenance = bundle.at("/entry/1/resource");
        assertEquals(
                "MedicationStatement/" + ID,
                provenance.at("/target/0/reference").asText());
        assertEquals(ID.toString(), bundle.at("/entry/0/resource/id").asText());
        JsonNode entity = provenance.at("/entity/0");
        assertEquals(
                "DocumentReference/d1/_history/3", entity.at("/what/reference").asText());
        JsonNode span = entity.at("/extension/0/extension");
        assertEquals(
                "Metoprolol",
                LINE.substring(
                        span.at("/0/valueInteger").asInt(),
                        span.at("/1/valueInteger").asInt()));
        assertEquals(LINE, span.at("/2/valueString").asText());
        for (String place : List.of("/entry/0/resource", "/entry/1/resource")) {
            assertEquals("AIAST", bundle.at(place + "/meta/security/0/code").asText());
        }
        assertEquals("2026-01-15T12:00:00Z", provenance.path("recorded").asText());
    }

    @Test
    void aMedicationCarriesItsDosageInWordsAndInParts() {
        JsonNode dosage = bundle(draft(Finding.Kind.MEDICATION)).at("/entry/0/resource/dosage/0");
        assertEquals(
                "25 mg, by mouth, twice a day, as needed", dosage.path("text").asText());
        assertEquals(25, dosage.at("/doseAndRate/0/doseQuantity/value").asInt());
        assertEquals("mg", dosage.at("/doseAndRate/0/doseQuantity/code").asText());
        assertEquals("PO", dosage.at("/route/coding/0/code").asText());
        assertEquals(2, dosage.at("/timing/repeat/frequency").asInt());
        assertEquals("d", dosage.at("/timing/repeat/periodUnit").asText());
        assertEquals(true, dosage.path("asNeededBoolean").asBoolean());
    }

    @Test
    void anAllergyCarriesWhatItDid() {
        JsonNode reaction = bundle(draft(Finding.Kind.ALLERGY)).at("/entry/0/resource/reaction/0/manifestation");
        assertEquals("hives", reaction.at("/0/text").asText());
        assertEquals("swelling", reaction.at("/1/text").asText());
    }
}
