package org.bedside.train;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.bedside.evidence.Collector;
import org.bedside.evidence.Facts;
import org.bedside.evidence.Jsons;
import org.bedside.evidence.Kind;
import org.bedside.evidence.Source;

/** Writes FHIR resources of patient {@code p}, encounter {@code now}, for charts that tests make from rows. */
final class ChartWriter {

    static final String LOINC = "http://loinc.org";
    static final String SNOMED = "http://snomed.info/sct";

    private final ObjectMapper mapper = new ObjectMapper();
    private final Collector collector;
    private int next;

    ChartWriter(Instant asOf) {
        this.collector = new Collector(new Collector.Rules(ZoneOffset.UTC, false), List.of("p"), "now", asOf);
    }

    ObjectNode resource(String type, String id) {
        ObjectNode resource =
                mapper.createObjectNode().put("resourceType", type).put("id", id);
        if (!type.equals("Patient")) {
            resource.putObject("subject").put("reference", "Patient/p");
        }
        return resource;
    }

    ObjectNode resource(String type) {
        return resource(type, type.toLowerCase(java.util.Locale.ROOT) + "-" + next++);
    }

    void add(ObjectNode resource) {
        collector.add(Jsons.node(resource), Source.Origin.PREFETCH);
    }

    void order(ObjectNode resource) {
        collector.add(Jsons.node(resource), Source.Origin.CONTEXT);
    }

    static ObjectNode coded(ObjectNode parent, String element, String system, String code) {
        parent.putObject(element)
                .putArray("coding")
                .addObject()
                .put("system", system)
                .put("code", code);
        return parent;
    }

    static ObjectNode quantity(ObjectNode parent, double value, String unit) {
        parent.putObject("valueQuantity")
                .put("value", value)
                .put("system", "http://unitsofmeasure.org")
                .put("code", unit);
        return parent;
    }

    ObjectNode observation(String loinc, Instant at) {
        ObjectNode observation = resource("Observation").put("status", "final").put("effectiveDateTime", at.toString());
        return coded(observation, "code", LOINC, loinc);
    }

    void observation(String loinc, double value, String unit, Instant at) {
        add(quantity(observation(loinc, at), value, unit));
    }

    Facts facts() {
        for (Kind kind : Kind.values()) {
            collector.searched(kind);
        }
        return collector.facts();
    }
}
