package org.bedside.decision;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bedside.evidence.Coding;
import org.bedside.evidence.References;
import org.bedside.evidence.Source;
import org.bedside.notes.Mention;

/**
 * The Provenance of a draft: that a program read it, in which version of which note, and where in its text (extension
 * {@code bedside-text-span}).
 */
final class DraftProvenance {

    private static final String SPAN = "https://bedside.org/fhir/StructureDefinition/bedside-text-span";
    private static final String PARTICIPANT = "http://terminology.hl7.org/CodeSystem/provenance-participant-type";
    /** HL7 v3 ObservationValue. */
    private static final Coding ASSERTED = new Coding(
            "http://terminology.hl7.org/CodeSystem/v3-ObservationValue", "AIAST", "Artificial Intelligence asserted");

    private DraftProvenance() {}

    /** The {@code meta} of what a program asserts. */
    static Map<String, Object> asserted() {
        return Map.of("security", List.of(Drafts.coding(ASSERTED)));
    }

    /** @param draft the resource, with its type and id */
    static Map<String, Object> of(Asked asked, Map<String, Object> draft, Mention mention) {
        Map<String, Object> provenance = new LinkedHashMap<>();
        provenance.put("resourceType", "Provenance");
        provenance.put("meta", asserted());
        provenance.put("target", List.of(Map.of("reference", draft.get("resourceType") + "/" + draft.get("id"))));
        provenance.put("recorded", asked.facts().asOf().toString());
        provenance.put("reason", List.of(Map.of("coding", List.of(Drafts.coding(ASSERTED)))));
        Map<String, Object> agent = new LinkedHashMap<>();
        agent.put("type", Map.of("coding", List.of(Drafts.coding(Coding.of(PARTICIPANT, "assembler")))));
        agent.put("who", Map.of("display", asked.service().texts().source()));
        provenance.put("agent", List.of(agent));
        provenance.put("entity", List.of(entity(mention)));
        return provenance;
    }

    private static Map<String, Object> entity(Mention mention) {
        Map<String, Object> span = new LinkedHashMap<>();
        span.put("url", SPAN);
        span.put(
                "extension",
                List.of(
                        part("begin", "valueInteger", mention.finding().begin()),
                        part("end", "valueInteger", mention.finding().end()),
                        part("quote", "valueString", mention.finding().sentence())));
        Map<String, Object> entity = new LinkedHashMap<>();
        entity.put("extension", List.of(span));
        entity.put("role", "source");
        entity.put("what", Map.of("reference", versioned(mention.note().source())));
        return entity;
    }

    private static String versioned(Source source) {
        return References.isId(source.version())
                ? source.reference() + "/_history/" + source.version()
                : source.reference();
    }

    private static Map<String, Object> part(String url, String type, Object value) {
        Map<String, Object> part = new LinkedHashMap<>();
        part.put("url", url);
        part.put(type, value);
        return part;
    }
}
