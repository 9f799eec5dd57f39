package org.bedside.train;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.bedside.evidence.Facts;

/**
 * A row of the heart disease table written as a chart at the moment of ordering a test, by hand and apart from the
 * mappings in model.json; with resources around it that must not count.
 */
final class CadRow {

    private static final Instant NOW = Instant.parse("2024-06-15T12:00:00Z");
    private static final Instant BEFORE = NOW.minus(3, ChronoUnit.DAYS);

    private final ChartWriter chart = new ChartWriter(NOW);
    private final Map<String, String> row;

    private CadRow(Map<String, String> row) {
        this.row = row;
    }

    /** Before a stress test. */
    static Facts before(Map<String, String> row) {
        CadRow written = new CadRow(row);
        written.chart();
        return written.chart.facts();
    }

    /** After an exercise ECG. */
    static Facts after(Map<String, String> row) {
        CadRow written = new CadRow(row);
        written.chart();
        written.exercise();
        return written.chart.facts();
    }

    private boolean has(String column) {
        return !row.getOrDefault(column, "").isEmpty();
    }

    private double number(String column) {
        return Double.parseDouble(row.getOrDefault(column, ""));
    }

    private int code(String column) {
        return (int) number(column);
    }

    private void chart() {
        ObjectNode patient = chart.resource("Patient", "p").put("birthDate", 2024 - code("age") + "-02-01");
        chart.add(patient.put("gender", code("sex") == 1 ? "male" : "female"));
        ObjectNode order = chart.resource("ServiceRequest").put("status", "draft");
        chart.order(ChartWriter.coded(order, "code", "http://www.ama-assn.org/go/cpt", "93458"));
        pain();
        if (has("trestbps")) {
            ObjectNode panel = chart.observation("85354-9", BEFORE);
            ObjectNode systolic = panel.putArray("component").addObject();
            ChartWriter.coded(systolic, "code", ChartWriter.LOINC, "8480-6");
            ChartWriter.quantity(systolic, number("trestbps"), "mm[Hg]");
            chart.add(panel);
        }
        if (has("chol")) {
            chart.observation("14647-2", number("chol") / 38.665, "mmol/L", BEFORE);
        }
        if (has("fbs")) {
            chart.observation("1558-6", code("fbs") == 1 ? 121 : 120, "mg/dL", BEFORE);
        }
        if (has("restecg")) {
            String[] findings = {"164854000", "428750005", "164873001"};
            chart.add(ChartWriter.coded(
                    chart.observation("8601-7", BEFORE),
                    "valueCodeableConcept",
                    ChartWriter.SNOMED,
                    findings[code("restecg")]));
        }
        distractions();
    }

    /** Typical as an observed type, atypical as a condition, the others as a registry has them. */
    private void pain() {
        String registry = "http://hl7.org/fhir/us/registry-protocols/CodeSystem/ncdr";
        ObjectNode type = chart.observation("0", BEFORE);
        ChartWriter.coded(type, "code", ChartWriter.SNOMED, "29857009");
        switch (code("cp")) {
            case 1 -> chart.add(ChartWriter.coded(type, "valueCodeableConcept", ChartWriter.SNOMED, "429559004"));
            case 2 ->
                chart.add(ChartWriter.coded(
                        chart.resource("Condition").put("recordedDate", BEFORE.toString()),
                        "code",
                        ChartWriter.SNOMED,
                        "371807002"));
            case 3 -> chart.add(ChartWriter.coded(type, "valueCodeableConcept", registry, "100001275"));
            default -> chart.add(ChartWriter.coded(type, "valueCodeableConcept", registry, "100000932"));
        }
    }

    private void distractions() {
        chart.observation("8480-6", 199, "mm[Hg]", NOW.minus(200, ChronoUnit.DAYS));
        chart.observation("2093-3", 0, "mg/dL", NOW.minus(1, ChronoUnit.DAYS));
        chart.observation("2345-7", 300, "mg/dL", NOW.minus(1, ChronoUnit.DAYS)); // not fasting
        chart.observation("8867-4", 171, "/min", NOW.minus(1, ChronoUnit.DAYS)); // resting
        ObjectNode old = chart.resource("Condition").put("recordedDate", "2019-01-01");
        ChartWriter.coded(old, "code", ChartWriter.SNOMED, "274668005");
        chart.add(ChartWriter.coded(
                old, "clinicalStatus", "http://terminology.hl7.org/CodeSystem/condition-clinical", "resolved"));
        chart.add(ChartWriter.coded(
                chart.resource("ServiceRequest").put("status", "active"),
                "reasonCode",
                ChartWriter.SNOMED,
                "429559004")); // ordered before: no order of now, and no reason of one
    }

    private void exercise() {
        ObjectNode report = chart.observation("18752-6", BEFORE);
        ArrayNode components = report.putArray("component");
        if (has("thalach")) {
            component(components, "Peak heart rate", number("thalach"), "/min");
            component(components, "Heart rate", Math.min(70, number("thalach")), "/min"); // of the first stage
        }
        if (has("oldpeak")) {
            component(components, "ST depression", number("oldpeak") / 10, "mV");
        }
        if (has("exang")) {
            component(components, "Exercise-induced angina").put("valueBoolean", code("exang") == 1);
        }
        if (has("slope")) {
            String[] slopes = {"Upsloping", "Horizontal", "Downsloping"};
            component(components, "Slope of the ST segment")
                    .putObject("valueCodeableConcept")
                    .put("text", slopes[code("slope") - 1]);
        }
        component(components, "Workload", 7, "[MET]"); // so that a report without results is one
        chart.add(report);
    }

    private static ObjectNode component(ArrayNode components, String name) {
        ObjectNode component = components.addObject();
        component.putObject("code").put("text", name);
        return component;
    }

    private static void component(ArrayNode components, String name, double value, String unit) {
        ChartWriter.quantity(component(components, name), value, unit);
    }
}
