package org.bedside.train;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.bedside.evidence.Collector;
import org.bedside.evidence.Facts;
import org.bedside.evidence.Jsons;
import org.bedside.evidence.Kind;
import org.bedside.evidence.Source;

/**
 * A row of the SUPPORT table written as the FHIR resources of a chart, on the third day after study entry or at
 * discharge, by hand and apart from the mappings in model.json; with resources around it that must not count.
 */
final class SupportChart {

    private static final Instant NOW = Instant.parse("2024-06-15T12:00:00Z");
    private static final String FUNCTION = "https://bedside.org/fhir/CodeSystem/functional-status";
    private static final String ICD = "http://hl7.org/fhir/sid/icd-10-cm";

    private static final Map<String, String> DIAGNOSIS = Map.of(
            "ARF/MOSF w/Sepsis", "R65.21",
            "MOSF w/Malig", "A41.9",
            "Coma", "R40.20",
            "Lung Cancer", "C34.90",
            "Colon Cancer", "C18.9",
            "Cirrhosis", "K74.60",
            "CHF", "I50.9",
            "COPD", "J44.1");

    private static final Map<String, String> GLASGOW = Map.ofEntries(
            Map.entry("0", "15"),
            Map.entry("9", "14"),
            Map.entry("26", "13"),
            Map.entry("37", "12"),
            Map.entry("41", "11"),
            Map.entry("44", "9"),
            Map.entry("55", "8"),
            Map.entry("61", "6"),
            Map.entry("89", "5"),
            Map.entry("94", "4"),
            Map.entry("100", "3"));

    private final ObjectMapper mapper = new ObjectMapper();
    private final Map<String, String> row;
    private final Instant admission;
    /** At discharge the values of the third day of the stay count, else those of the last 24 hours. */
    private final boolean discharge;

    private final Instant measured;
    private final Collector collector =
            new Collector(new Collector.Rules(ZoneOffset.UTC, false), List.of("p"), "now", NOW);
    private int next;

    private SupportChart(Map<String, String> row, boolean discharge) {
        this.row = row;
        this.discharge = discharge;
        long day = Long.parseLong(cell("hday")) + 2;
        this.admission = NOW.minus(day, ChronoUnit.DAYS).plus(5, ChronoUnit.HOURS);
        this.measured = discharge ? admission.plus(60, ChronoUnit.HOURS) : NOW.minus(7, ChronoUnit.HOURS);
    }

    static Facts thirdDay(Map<String, String> row) {
        return new SupportChart(row, false).write();
    }

    static Facts discharge(Map<String, String> row) {
        return new SupportChart(row, true).write();
    }

    private String cell(String column) {
        return row.getOrDefault(column, "");
    }

    private Facts write() {
        LocalDate born = LocalDate.of(2024, 3, 2).minusYears(new BigDecimal(cell("age")).longValue());
        add(resource("Patient", "p").put("birthDate", born.toString()));
        encounter();
        condition(DIAGNOSIS.getOrDefault(cell("dzgroup"), "Z00.0"), "active");
        switch (cell("ca")) {
            case "yes" -> condition("C61", "active");
            case "metastatic" -> {
                condition("C80.1", "active");
                condition("C78.7", "active");
            }
            default -> condition("C44.91", "active"); // a basal cell carcinoma is no cancer here
        }
        condition("R40.20", "resolved");
        String coma = cell("scoma").replaceAll("\\.0$", "");
        measured("9269-2", GLASGOW.getOrDefault(coma, ""), "{score}");
        measured("8478-0", cell("meanbp"), "mm[Hg]");
        measured("8867-4", cell("hrt"), "/min");
        measured("9279-1", cell("resp"), "/min");
        measured("8310-5", cell("temp"), "Cel");
        measured("6690-2", cell("wblc"), "10*9/L");
        measured("1751-7", cell("alb"), "g/dL");
        measured("1975-2", cell("bili"), "mg/dL");
        measured("2160-0", cell("crea"), "mg/dL");
        measured("2951-2", cell("sod"), "mmol/L");
        if (cell("dementia").startsWith("1")) {
            condition("F03.90", "active");
        }
        activities();
        usual();
        for (Kind kind : Kind.values()) {
            collector.searched(kind);
        }
        return collector.facts();
    }

    private void encounter() {
        ObjectNode now = resource("Encounter", "now").put("status", "in-progress");
        now.putObject("class")
                .put("system", "http://terminology.hl7.org/CodeSystem/v3-ActCode")
                .put("code", "IMP");
        now.putObject("period").put("start", admission.toString());
        add(now);
    }

    private void condition(String code, String status) {
        ObjectNode condition = resource("Condition", "c-" + next++).put("recordedDate", admission.toString());
        concept(condition, "code", ICD, code);
        concept(condition, "clinicalStatus", "http://terminology.hl7.org/CodeSystem/condition-clinical", status);
        add(condition);
    }

    /** The day's value, and an older one of another size that must not count. */
    private void measured(String loinc, String value, String unit) {
        if (!value.isEmpty()) {
            observation(loinc, value, unit, measured, "final");
        }
        Instant before = discharge ? admission.plus(30, ChronoUnit.HOURS) : NOW.minus(30, ChronoUnit.HOURS);
        observation(loinc, "3.3", unit, before, "final");
        observation(loinc, "3.1", unit, measured.plus(5, ChronoUnit.HOURS), "preliminary");
        Instant fourth = admission.plus(73, ChronoUnit.HOURS);
        if (discharge && fourth.isBefore(NOW)) {
            observation(loinc, "3.2", unit, fourth, "final");
        }
    }

    /** What the patient and a relative told. */
    private void activities() {
        told("adl-told-by-patient", cell("adlp"));
        told("adl-told-by-surrogate", cell("adls"));
    }

    private void told(String code, String cell) {
        ObjectNode observation = activity(code);
        String number = cell.isEmpty() ? "not-answered" : cell.replaceAll("\\.0$", "");
        concept(observation, "valueCodeableConcept", FUNCTION, number);
        add(observation);
    }

    private ObjectNode activity(String code) {
        ObjectNode observation = resource("Observation", "o-" + next++)
                .put("status", "final")
                .put("effectiveDateTime", admission.plus(50, ChronoUnit.HOURS).toString());
        concept(observation, "code", FUNCTION, code);
        return observation;
    }

    /** Vital signs in the middle of the normal range: never the most abnormal of the day where there is another. */
    private void usual() {
        if (!cell("meanbp").isEmpty() && Double.parseDouble(cell("meanbp")) > 20) {
            observation("8478-0", "90", "mm[Hg]", measured.plus(3, ChronoUnit.HOURS), "final");
        }
        if (!cell("temp").isEmpty()) {
            observation("8310-5", "37.2", "Cel", measured.plus(3, ChronoUnit.HOURS), "final");
        }
    }

    private void observation(String loinc, String value, String unit, Instant at, String status) {
        ObjectNode observation =
                resource("Observation", "o-" + next++).put("status", status).put("effectiveDateTime", at.toString());
        concept(observation, "code", "http://loinc.org", loinc);
        observation
                .putObject("valueQuantity")
                .put("value", new BigDecimal(value))
                .put("system", "http://unitsofmeasure.org")
                .put("code", unit);
        add(observation);
    }

    private void add(ObjectNode resource) {
        collector.add(Jsons.node(resource), Source.Origin.PREFETCH);
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
}
