package org.bedside.decision;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.bedside.card.Suggestion;
import org.bedside.evidence.Coding;
import org.bedside.notes.Finding;
import org.bedside.notes.Mention;

/**
 * What a clinician may add to the lists from a note: a Condition or AllergyIntolerance that is unconfirmed, or a
 * MedicationStatement whose status is unknown; each with the note that it was read in, where it stands there (extension {@code bedside-text-span}), and the
 * words.
 */
final class Drafts {

    private static final String SPAN = "https://bedside.org/fhir/StructureDefinition/bedside-text-span";
    private static final String CODES = "http://terminology.hl7.org/CodeSystem/";

    private Drafts() {}

    /** The suggestion to add what a note names to the list where it belongs. */
    static Suggestion add(Asked asked, UUID id, Finding.Kind kind, String term, List<Coding> codes, Mention mention) {
        Map<String, Object> resource = new LinkedHashMap<>();
        String label = switch (kind) {
            case PROBLEM -> {
                condition(asked, term, codes, mention, resource);
                yield "Add %s to the problem list, unconfirmed";
            }
            case MEDICATION -> {
                medication(asked, term, codes, mention, resource);
                yield "Add %s to the medications, status unknown";
            }
            case ALLERGY -> {
                allergy(asked, term, codes, mention, resource);
                yield "Add %s to the allergies, unconfirmed";
            }
        };
        String title = String.format(Locale.ROOT, label, term);
        return new Suggestion(id, title, false, List.of(new Suggestion.Create(title, resource)));
    }

    private static void condition(
            Asked asked, String term, List<Coding> codes, Mention mention, Map<String, Object> resource) {
        resource.put("resourceType", "Condition");
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
        resource.put("resourceType", "MedicationStatement");
        resource.put("status", "unknown");
        resource.put("medicationCodeableConcept", concept(term, codes));
        resource.put("subject", patient(asked));
        resource.put("derivedFrom", List.of(source(mention)));
        resource.put("note", quote(mention));
    }

    private static void allergy(
            Asked asked, String term, List<Coding> codes, Mention mention, Map<String, Object> resource) {
        resource.put("resourceType", "AllergyIntolerance");
        resource.put("clinicalStatus", concept("allergyintolerance-clinical", "active"));
        resource.put("verificationStatus", concept("allergyintolerance-verification", "unconfirmed"));
        resource.put("code", concept(term, codes));
        resource.put("patient", patient(asked));
        resource.put("note", quote(mention));
    }

    private static Map<String, Object> patient(Asked asked) {
        return Map.of("reference", "Patient/" + asked.tokens().apply("context.patientId"));
    }

    /** The note, and where in it. */
    private static Map<String, Object> source(Mention mention) {
        Map<String, Object> span = new LinkedHashMap<>();
        span.put("url", SPAN);
        span.put(
                "extension",
                List.of(
                        part("begin", "valueInteger", mention.finding().begin()),
                        part("end", "valueInteger", mention.finding().end()),
                        part("quote", "valueString", mention.finding().sentence())));
        Map<String, Object> source = new LinkedHashMap<>();
        source.put("extension", List.of(span));
        source.put("reference", mention.note().source().reference());
        return source;
    }

    private static Map<String, Object> part(String url, String type, Object value) {
        Map<String, Object> part = new LinkedHashMap<>();
        part.put("url", url);
        part.put(type, value);
        return part;
    }

    private static List<Object> quote(Mention mention) {
        return List.of(
                Map.of("text", "Read in a note: \u201c" + mention.finding().sentence() + '\u201d'));
    }

    private static Map<String, Object> concept(String system, String code) {
        Map<String, Object> coding = new LinkedHashMap<>();
        coding.put("system", CODES + system);
        coding.put("code", code);
        return Map.of("coding", List.of(coding));
    }

    private static Map<String, Object> concept(String term, List<Coding> codes) {
        List<Object> codings = new ArrayList<>();
        for (Coding code : codes) {
            Map<String, Object> coding = new LinkedHashMap<>();
            coding.put("system", code.system());
            coding.put("code", code.code());
            if (!code.display().isEmpty()) {
                coding.put("display", code.display());
            }
            codings.add(coding);
        }
        Map<String, Object> concept = new LinkedHashMap<>();
        if (!codings.isEmpty()) {
            concept.put("coding", codings);
        }
        concept.put("text", term);
        return concept;
    }
}
