package org.bedside.train;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.bedside.evidence.Collector;
import org.bedside.evidence.Facts;
import org.bedside.evidence.Jsons;
import org.bedside.evidence.Kind;
import org.bedside.evidence.Source;

/** A chart written by hand as FHIR resources, one call a resource, of an outpatient on 15 June 2024. */
final class WrittenChart {

    private static final Instant NOW = Instant.parse("2024-06-15T12:00:00Z");

    private final ObjectMapper mapper = new ObjectMapper();
    private final Collector collector =
            new Collector(new Collector.Rules(ZoneOffset.UTC, false), List.of("p"), "", NOW);
    private int next;

    /** With the birth date of one who is this many years old; an empty age or sex is left out. */
    WrittenChart patient(String age, String sex) {
        ObjectNode patient = resource("Patient", "p");
        if (!age.isEmpty()) {
            double years = Double.parseDouble(age);
            long whole = (long) years;
            LocalDate today = LocalDate.ofInstant(NOW, ZoneOffset.UTC);
            patient.put(
                    "birthDate",
                    today.minusYears(whole)
                            .minusDays((long) (360 * (years - whole)))
                            .toString());
        }
        if (!sex.isEmpty()) {
            patient.put("gender", sex);
        }
        return add(patient);
    }

    /** A final result of so many days ago, unless there is no value. */
    WrittenChart result(String loinc, String value, String unit, int daysAgo) {
        return value.isEmpty() ? this : result(loinc, Double.parseDouble(value), unit, daysAgo, "final");
    }

    WrittenChart result(String loinc, double value, String unit, int daysAgo, String status) {
        ObjectNode observation =
                resource("Observation", "o-" + next++).put("status", status).put("effectiveDateTime", ago(daysAgo));
        concept(observation, "code", "http://loinc.org", loinc);
        quantity(observation, value, unit);
        return add(observation);
    }

    /** A blood pressure of so many days ago, as the components of one panel. */
    WrittenChart bloodPressure(String systolic, String diastolic, int daysAgo) {
        ObjectNode panel =
                resource("Observation", "o-" + next++).put("status", "final").put("effectiveDateTime", ago(daysAgo));
        concept(panel, "code", "http://loinc.org", "85354-9");
        var components = panel.putArray("component");
        for (List<String> part : List.of(List.of("8480-6", systolic), List.of("8462-4", diastolic))) {
            if (!part.get(1).isEmpty()) {
                ObjectNode component = components.addObject();
                concept(component, "code", "http://loinc.org", part.get(0));
                quantity(component, Double.parseDouble(part.get(1)), "mm[Hg]");
            }
        }
        return components.isEmpty() ? this : add(panel);
    }

    WrittenChart problem(String system, String code, String clinicalStatus) {
        ObjectNode condition = resource("Condition", "c-" + next++).put("recordedDate", ago(400));
        concept(condition, "code", system, code);
        concept(
                condition,
                "clinicalStatus",
                "http://terminology.hl7.org/CodeSystem/condition-clinical",
                clinicalStatus);
        return add(condition);
    }

    /** Of one for whom every kind of fact was looked for. */
    Facts facts() {
        for (Kind kind : Kind.values()) {
            collector.searched(kind);
        }
        return collector.facts();
    }

    private static String ago(int days) {
        return NOW.minus(days, ChronoUnit.DAYS).toString();
    }

    private WrittenChart add(ObjectNode resource) {
        collector.add(Jsons.node(resource), Source.Origin.PREFETCH);
        return this;
    }

    private ObjectNode resource(String type, String id) {
        ObjectNode resource =
                mapper.createObjectNode().put("resourceType", type).put("id", id);
        if (!type.equals("Patient")) {
            resource.putObject("subject").put("reference", "Patient/p");
        }
        return resource;
    }

    private static void concept(ObjectNode parent, String name, String system, String code) {
        parent.putObject(name)
                .putArray("coding")
                .addObject()
                .put("system", system)
                .put("code", code);
    }

    private static void quantity(ObjectNode parent, double value, String unit) {
        parent.putObject("valueQuantity")
                .put("value", value)
                .put("system", "http://unitsofmeasure.org")
                .put("code", unit);
    }
}
