package org.bedside.train;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bedside.evidence.Collector;
import org.bedside.evidence.Facts;
import org.bedside.evidence.Jsons;
import org.bedside.evidence.Kind;
import org.bedside.evidence.Source;

/**
 * A row of the readmission table written as the FHIR resources of a chart at the moment of discharge, by hand and apart
 * from the mapping in model.json; with resources around it that must not count.
 */
final class FhirRow {

    private static final Instant DISCHARGE = Instant.parse("2024-06-15T12:00:00Z");
    private static final String CLASS = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
    private static final String HL7 = "http://terminology.hl7.org/CodeSystem/discharge-disposition";
    private static final String NUBC = "https://www.nubc.org/CodeSystem/PatDischargeStatus";

    /** Patient discharge status by the number that the table uses; the two lists agree up to 07. */
    private static final Map<String, String> STATUS = Map.ofEntries(
            Map.entry("2", "02"),
            Map.entry("4", "04"),
            Map.entry("6", "06"),
            Map.entry("8", "06"),
            Map.entry("15", "61"),
            Map.entry("24", "64"),
            Map.entry("28", "65"),
            Map.entry("29", "66"));

    private static final Map<String, String> PLACE = Map.ofEntries(
            Map.entry("1", "home"),
            Map.entry("3", "snf"),
            Map.entry("5", "other-hcf"),
            Map.entry("7", "aadvice"),
            Map.entry("9", "other-hcf"),
            Map.entry("10", "other-hcf"),
            Map.entry("11", "exp"),
            Map.entry("12", "oth"),
            Map.entry("16", "oth"),
            Map.entry("17", "oth"),
            Map.entry("22", "rehab"),
            Map.entry("23", "long"),
            Map.entry("27", "other-hcf"),
            Map.entry("30", "other-hcf"));

    private static final Set<String> METFORMIN = Set.of(
            "metformin",
            "glyburide-metformin",
            "glipizide-metformin",
            "metformin-rosiglitazone",
            "metformin-pioglitazone");

    private final ObjectMapper mapper = new ObjectMapper();
    private final Map<String, String> row;
    private final Instant admission;
    private final Collector collector;
    private int next;

    private FhirRow(Map<String, String> row) {
        this.row = row;
        long days = Long.parseLong(cell("time_in_hospital"));
        this.admission = DISCHARGE.minus(days, ChronoUnit.DAYS).plus(5, ChronoUnit.HOURS);
        this.collector = new Collector(new Collector.Rules(ZoneOffset.UTC, false), List.of("p"), "now", DISCHARGE);
    }

    static Facts facts(Map<String, String> row) {
        return new FhirRow(row).write();
    }

    private String cell(String column) {
        return row.getOrDefault(column, "");
    }

    private Facts write() {
        patient();
        encounters();
        conditions();
        medications();
        hba1c();
        for (Kind kind : Kind.values()) {
            collector.searched(kind);
        }
        return collector.facts();
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

    private void concept(ObjectNode parent, String name, String system, String code) {
        parent.putObject(name)
                .putArray("coding")
                .addObject()
                .put("system", system)
                .put("code", code);
    }

    private void patient() {
        int decade = Integer.parseInt(cell("age").replaceAll("\\[(\\d+)-.*", "$1"));
        add(resource("Patient", "p").put("birthDate", 2024 - decade - 5 + "-03-02"));
    }

    private void encounters() {
        ObjectNode now = encounter("now", "IMP", admission, "in-progress");
        String disposition = cell("discharge_disposition_id");
        ObjectNode stay = now.putObject("hospitalization");
        if (STATUS.containsKey(disposition)) {
            concept(stay, "dischargeDisposition", NUBC, STATUS.get(disposition));
        } else if (PLACE.containsKey(disposition)) {
            concept(stay, "dischargeDisposition", HL7, PLACE.get(disposition));
        }
        add(now);
        before("IMP", "number_inpatient");
        before("EMER", "number_emergency");
        before("AMB", "number_outpatient");
        add(encounter("long-ago", "IMP", admission.minus(400, ChronoUnit.DAYS), "finished"));
        add(encounter("cancelled", "EMER", admission.minus(40, ChronoUnit.DAYS), "cancelled"));
    }

    private void before(String kind, String column) {
        for (int visit = 0; visit < Integer.parseInt(cell(column)); visit++) {
            String code = kind.equals("IMP") && visit % 2 == 1 ? "ACUTE" : kind;
            add(encounter("before-" + next++, code, admission.minus(3 + 4L * visit, ChronoUnit.DAYS), "finished"));
        }
    }

    private ObjectNode encounter(String id, String kind, Instant start, String status) {
        ObjectNode encounter = resource("Encounter", id).put("status", status);
        encounter.putObject("class").put("system", CLASS).put("code", kind);
        ObjectNode period = encounter.putObject("period").put("start", start.toString());
        if (status.equals("finished")) {
            period.put("end", start.plus(20, ChronoUnit.HOURS).toString());
        }
        return encounter;
    }

    private void conditions() {
        condition("http://hl7.org/fhir/sid/icd-10-cm", "E11.9"); // all rows are of people with diabetes
        for (String column : List.of("diag_1", "diag_2", "diag_3")) {
            String code = cell(column);
            if (!code.isEmpty() && !code.equals("?")) {
                // the table writes category 038 without its leading zero
                boolean digits = code.matches("\\d{1,2}(\\..*)?");
                condition("http://hl7.org/fhir/sid/icd-9-cm", digits ? "0".repeat(3 - code.length()) + code : code);
            }
        }
        ObjectNode resolved = conditionOf("http://hl7.org/fhir/sid/icd-9-cm", "428.0");
        concept(resolved, "clinicalStatus", "http://terminology.hl7.org/CodeSystem/condition-clinical", "resolved");
        add(resolved.put("recordedDate", "2019-02-01"));
        ObjectNode refuted = conditionOf("http://hl7.org/fhir/sid/icd-9-cm", "585.6");
        concept(refuted, "verificationStatus", "http://terminology.hl7.org/CodeSystem/condition-ver-status", "refuted");
        add(refuted);
    }

    private void condition(String system, String code) {
        ObjectNode condition = conditionOf(system, code);
        concept(condition, "clinicalStatus", "http://terminology.hl7.org/CodeSystem/condition-clinical", "active");
        condition.putObject("encounter").put("reference", "Encounter/now");
        add(condition.put("recordedDate", admission.toString()));
    }

    private ObjectNode conditionOf(String system, String code) {
        ObjectNode condition = resource("Condition", "c-" + next++);
        concept(condition, "code", system, code);
        return condition;
    }

    private void medications() {
        if (!cell("insulin").equals("No")) {
            medication("274783", "active");
        }
        if (METFORMIN.stream().anyMatch(column -> !cell(column).equals("No"))) {
            medication("6809", "active");
        }
        medication("5856", "cancelled");
    }

    private void medication(String ingredient, String status) {
        ObjectNode order = resource("MedicationRequest", "m-" + next++)
                .put("status", status)
                .put("intent", "order")
                .put("authoredOn", admission.toString());
        concept(order, "medicationCodeableConcept", "http://www.nlm.nih.gov/research/umls/rxnorm", ingredient);
        add(order);
    }

    private void hba1c() {
        switch (cell("A1Cresult")) {
            case "Norm" -> observation("4548-4", 6.1, "%", admission);
            case ">7" -> observation("59261-8", 58, "mmol/mol", admission); // 7.46 %
            case ">8" -> observation("17856-6", 11, "%", admission);
            default -> observation("4548-4", 9.9, "%", admission.minus(90, ChronoUnit.DAYS));
        }
    }

    private void observation(String loinc, double value, String unit, Instant at) {
        ObjectNode observation =
                resource("Observation", "o-" + next++).put("status", "final").put("effectiveDateTime", at.toString());
        concept(observation, "code", "http://loinc.org", loinc);
        observation
                .putObject("valueQuantity")
                .put("value", value)
                .put("system", "http://unitsofmeasure.org")
                .put("code", unit);
        add(observation);
    }
}
