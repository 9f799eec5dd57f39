package org.bedside.notes;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bedside.lines.Alcohol;
import org.bedside.lines.AlcoholUse;
import org.bedside.lines.Allergies;
import org.bedside.lines.Allergy;
import org.bedside.lines.AllergyList;
import org.bedside.lines.FamilyCondition;
import org.bedside.lines.Line;
import org.bedside.lines.Measurement;
import org.bedside.lines.Measurements;
import org.bedside.lines.Medication;
import org.bedside.lines.Part;
import org.bedside.lines.Quantity;
import org.bedside.lines.Smoking;
import org.bedside.lines.TobaccoUse;

/** What the readers of lines find, as items of the labelled lines. */
final class LineItems {

    private LineItems() {}

    static List<Map<String, Object>> of(String kind, Section section, String text) {
        Line line = Line.of(text);
        List<Map<String, Object>> items = new ArrayList<>();
        switch (kind) {
            case "medication" ->
                Details.MEDICATIONS
                        .read(line, section == Section.MEDICATIONS)
                        .forEach(item -> items.add(medication(item)));
            case "measurement" -> Measurements.read(line).forEach(item -> items.add(measurement(item)));
            case "smoking" -> Smoking.read(line).forEach(item -> items.add(smoking(item)));
            case "alcohol" -> Alcohol.read(line).ifPresent(item -> items.add(alcohol(item)));
            case "allergy" -> allergies(Allergies.read(line, section == Section.ALLERGIES), items);
            case "family" ->
                Details.FAMILY.read(line, section == Section.FAMILY_HISTORY).forEach(item -> items.add(family(item)));
            default -> {}
        }
        return items;
    }

    private static Map<String, Object> medication(Medication item) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", item.name().text());
        fields.put("strength", text(item.strength()));
        fields.put("dose", text(item.dose()));
        fields.put("route", orNull(item.route()));
        fields.put("frequency", orNull(item.frequency()));
        fields.put("prn", item.asNeeded());
        fields.put("duration", text(item.duration()));
        fields.put("change", orNull(item.change()));
        return fields;
    }

    private static Map<String, Object> measurement(Measurement item) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", item.name().text());
        fields.put("loinc", item.loinc());
        Object single = item.comparator().isEmpty()
                ? BigDecimal.valueOf(item.low())
                : item.comparator()
                        + BigDecimal.valueOf(item.low()).stripTrailingZeros().toPlainString();
        fields.put("value", item.high() > item.low() ? List.of(item.low(), item.high()) : single);
        fields.put("unit", orNull(item.unit()));
        return fields;
    }

    private static Map<String, Object> smoking(TobaccoUse item) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("status", item.status().name().toLowerCase(Locale.ROOT));
        fields.put("packYears", item.packYears().<Object>map(years -> years).orElse(NullNode.getInstance()));
        fields.put("quit", text(item.quit()));
        fields.put("perDay", range(item.perDay()));
        fields.put("tobacco", orNull(item.product()));
        return fields;
    }

    private static Map<String, Object> alcohol(AlcoholUse item) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("status", item.status().name().toLowerCase(Locale.ROOT));
        fields.put("drinksPerWeek", range(item.drinksPerWeek()));
        return fields;
    }

    private static void allergies(AllergyList list, List<Map<String, Object>> items) {
        list.none().ifPresent(none -> items.add(Map.of("none", true)));
        for (Allergy item : list.allergies()) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("substance", item.substance().text());
            fields.put("reaction", item.reactions().stream().map(Part::text).toList());
            fields.put("kind", item.intolerance() ? "intolerance" : "allergy");
            items.add(fields);
        }
    }

    private static Map<String, Object> family(FamilyCondition item) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("relation", item.relation());
        fields.put("condition", item.condition().text());
        fields.put("negated", item.negated());
        fields.put(
                "ageAtOnset",
                item.ageAtOnset().isPresent()
                        ? IntNode.valueOf(item.ageAtOnset().getAsInt())
                        : NullNode.getInstance());
        return fields;
    }

    private static Object range(Optional<Quantity> quantity) {
        return quantity.<Object>map(each -> each.single() ? (Object) each.low() : List.of(each.low(), each.high()))
                .orElse(NullNode.getInstance());
    }

    private static Object text(Optional<Part> part) {
        return part.<Object>map(Part::text).orElse(NullNode.getInstance());
    }

    private static Object orNull(String value) {
        return value.isEmpty() ? NullNode.getInstance() : value;
    }
}
