package org.bedside.decision;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.bedside.card.Suggestion;
import org.bedside.evidence.Coding;
import org.bedside.evidence.Dosage;
import org.bedside.notes.Detail;
import org.bedside.notes.Finding;
import org.bedside.notes.Mention;

/**
 * What a clinician may add to the lists from a note: a Condition or AllergyIntolerance that is unconfirmed, or a
 * MedicationStatement whose status is unknown; each with the note that it was read in and the words, and beside it a
 * Provenance. Both are labelled as asserted by a program ({@code AIAST}).
 */
final class Drafts {

    private static final String CODES = "http://terminology.hl7.org/CodeSystem/";

    private Drafts() {}

    /**
     * The suggestion to add what a note names to the list where it belongs.
     *
     * @param id of the suggestion; the resource carries it as a temporary id, by which its Provenance refers to it
     */
    static Suggestion add(Asked asked, UUID id, Finding.Kind kind, String term, List<Coding> codes, Mention mention) {
        Map<String, Object> resource = new LinkedHashMap<>();
        String label = switch (kind) {
            case PROBLEM -> {
                begin("Condition", id, resource);
                condition(asked, term, codes, mention, resource);
                yield "Add %s to the problem list, unconfirmed";
            }
            case MEDICATION -> {
                begin("MedicationStatement", id, resource);
                medication(asked, term, codes, mention, resource);
                yield "Add %s to the medications, status unknown";
            }
            case ALLERGY -> {
                begin("AllergyIntolerance", id, resource);
                allergy(asked, term, codes, mention, resource);
                yield "Add %s to the allergies, unconfirmed";
            }
        };
        String title = String.format(Locale.ROOT, label, term);
        Map<String, Object> provenance = DraftProvenance.of(asked, resource, mention);
        return new Suggestion(
                id,
                title,
                false,
                List.of(
                        new Suggestion.Create(title, resource),
                        new Suggestion.Create("Keep with it where it was read", provenance)));
    }

    private static void begin(String type, UUID id, Map<String, Object> resource) {
        resource.put("resourceType", type);
        resource.put("id", id.toString());
        resource.put("meta", DraftProvenance.asserted());
    }

    private static void condition(
            Asked asked, String term, List<Coding> codes, Mention mention, Map<String, Object> resource) {
        resource.put("clinicalStatus", concept("condition-clinical", "active"));
        resource.put("verificationStatus", concept("condition-ver-status", "unconfirmed"));
        resource.put("category", List.of(concept("condition-category", "problem-list-item")));
        resource.put("code", concept(term, codes));
        resource.put("subject", patient(asked));
        resource.put("evidence", List.of(Map.of("detail", List.of(source(mention)))));
        resource.put("note", quote(mention));
    }

    private static void medication(
            Asked asked, String term, List<Coding> codes, Mention mention, Map<String, Object> resource) {
        resource.put("status", "unknown");
        resource.put("medicationCodeableConcept", concept(term, codes));
        resource.put("subject", patient(asked));
        resource.put("derivedFrom", List.of(source(mention)));
        resource.put("note", quote(mention));
        List<Dosage> dosages = mention.dosages();
        if (!dosages.isEmpty()) {
            resource.put("dosage", DosageDraft.of(dosages));
        }
    }

    private static void allergy(
            Asked asked, String term, List<Coding> codes, Mention mention, Map<String, Object> resource) {
        resource.put("clinicalStatus", concept("allergyintolerance-clinical", "active"));
        resource.put("verificationStatus", concept("allergyintolerance-verification", "unconfirmed"));
        resource.put("code", concept(term, codes));
        resource.put("patient", patient(asked));
        resource.put("note", quote(mention));
        List<Object> reactions = new ArrayList<>();
        for (Detail detail : mention.details()) {
            detail.reactions().forEach(words -> reactions.add(Map.of("text", words)));
        }
        if (!reactions.isEmpty()) {
            resource.put("reaction", List.of(Map.of("manifestation", reactions)));
        }
    }

    static Map<String, Object> patient(Asked asked) {
        return Map.of("reference", "Patient/" + asked.tokens().apply("context.patientId"));
    }

    private static Map<String, Object> source(Mention mention) {
        return Map.of("reference", mention.note().source().reference());
    }

    private static List<Object> quote(Mention mention) {
        return List.of(
                Map.of("text", "Read in a note: \u201c" + mention.finding().sentence() + '\u201d'));
    }

    private static Map<String, Object> concept(String system, String code) {
        return Map.of("coding", List.of(coding(Coding.of(CODES + system, code))));
    }

    private static Map<String, Object> concept(String term, List<Coding> codes) {
        Map<String, Object> concept = new LinkedHashMap<>();
        if (!codes.isEmpty()) {
            concept.put("coding", codes.stream().map(Drafts::coding).toList());
        }
        concept.put("text", term);
        return concept;
    }

    static Map<String, Object> coding(Coding code) {
        Map<String, Object> coding = new LinkedHashMap<>();
        coding.put("system", code.system());
        coding.put("code", code.code());
        if (!code.display().isEmpty()) {
            coding.put("display", code.display());
        }
        return coding;
    }
}
