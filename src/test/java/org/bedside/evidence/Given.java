package org.bedside.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bedside.evidence.Source.Origin;
import org.hl7.fhir.instance.model.api.IBaseResource;

/** Evidence for tests, of patient p1 in encounter e1; written with single quotes, read as JSON and as HAPI's model. */
final class Given {

    static final Instant NOW = Instant.parse("2024-06-15T12:00:00Z");
    static final ZoneId ZONE = ZoneId.of("America/New_York");
    static final Collector.Rules RULES = new Collector.Rules(ZONE, false);
    static final FhirContext FHIR = FhirContext.forR4();

    private static final ObjectMapper MAPPER =
            new ObjectMapper().configure(JsonParser.Feature.ALLOW_SINGLE_QUOTES, true);

    private Given() {}

    /** Everything that came of it, to be compared as a whole. */
    record Seen(
            Optional<Subject> subject,
            Optional<Fact> encounter,
            Map<Kind, List<Fact>> facts,
            List<Note> notes,
            List<Remark> remarks,
            boolean stranger) {
        static Seen of(Collector collector) {
            Facts facts = collector.facts();
            Map<Kind, List<Fact>> byKind = new TreeMap<>();
            for (Kind kind : Kind.values()) {
                byKind.put(kind, facts.of(kind));
            }
            return new Seen(
                    facts.subject(), facts.encounter(), byKind, facts.notes(), facts.remarks(), collector.stranger());
        }
    }

    static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    static Collector collector() {
        return new Collector(RULES, List.of("p1"), "e1", NOW);
    }

    static Collector fromJson(Collector collector, String... resources) {
        for (String resource : resources) {
            collector.add(Jsons.node(tree(resource)), Origin.PREFETCH);
        }
        return collector;
    }

    static Collector fromModel(Collector collector, String... resources) {
        for (String resource : resources) {
            IBaseResource parsed =
                    FHIR.newJsonParser().parseResource(tree(resource).toString());
            collector.add(ModelElement.of(parsed), Origin.PREFETCH);
        }
        return collector;
    }

    /** The facts, read both ways, which must be the same. */
    static Facts facts(String... resources) {
        Collector json = fromJson(collector(), resources);
        assertEquals(Seen.of(json), Seen.of(fromModel(collector(), resources)), "JSON and model differ");
        return json.facts();
    }

    static Facts searched(Facts facts, Kind... kinds) {
        java.util.EnumSet<Kind> searched = java.util.EnumSet.noneOf(Kind.class);
        java.util.EnumMap<Kind, List<Fact>> byKind = new java.util.EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            byKind.put(kind, facts.of(kind));
        }
        searched.addAll(List.of(kinds));
        return new Facts(
                facts.asOf(),
                facts.zone(),
                facts.subject(),
                facts.encounter(),
                byKind,
                searched,
                facts.notes(),
                facts.remarks());
    }

    /** A resource of the patient with these further elements. */
    static String resource(String type, String id, String elements) {
        return "{'resourceType':'" + type + "','id':'" + id + "','subject':{'reference':'Patient/p1'}"
                + (elements.isEmpty() ? "" : "," + elements) + "}";
    }

    /** A final Observation of yesterday, LOINC 2160-0, with these further elements. */
    static String observation(String elements) {
        return resource(
                "Observation",
                "o1",
                "'status':'final'," + LAB + ",'effectiveDateTime':'2024-06-14T08:00:00-04:00'," + elements);
    }

    static final String LAB =
            "'code':{'coding':[{'system':'http://loinc.org','code':'2160-0','display':'Creatinine'}]}";

    static String quantity(String value, String unit) {
        return "'valueQuantity':{'value':" + value + ",'unit':'" + unit
                + "','system':'http://unitsofmeasure.org','code':'" + unit + "'}";
    }

    static Source source(String reference) {
        return new Source(reference, "", Origin.PREFETCH);
    }

    static Remark remark(Remark.Reason reason, String about, String detail) {
        return new Remark(reason, about, detail);
    }
}
