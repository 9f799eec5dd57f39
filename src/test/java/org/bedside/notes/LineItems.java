package org.bedside.notes;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bedside.lines.Line;
import org.bedside.lines.Medication;
import org.bedside.lines.MedicationLines;
import org.bedside.lines.Measurement;
import org.bedside.lines.Measurements;
import org.bedside.lines.Part;

/** What the readers of lines find, as items of the labelled lines. */
final class LineItems {

    private static final MedicationLines MEDICATIONS = new MedicationLines(
            (tokens, begin) -> Lexicon.shipped().end(Finding.Kind.MEDICATION, tokens, begin));

    private LineItems() {}

    static List<Map<String, Object>> of(String kind, Section section, String text) {
        Line line = Line.of(text);
        List<Map<String, Object>> items = new ArrayList<>();
        switch (kind) {
            case "medication" ->
                MEDICATIONS.read(line, section == Section.MEDICATIONS).forEach(item -> items.add(medication(item)));
            case "measurement" -> Measurements.read(line).forEach(item -> items.add(measurement(item)));
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
                : item.comparator() + BigDecimal.valueOf(item.low()).stripTrailingZeros().toPlainString();
        fields.put("value", item.high() > item.low() ? List.of(item.low(), item.high()) : single);
        fields.put("unit", orNull(item.unit()));
        return fields;
    }

    private static Object text(Optional<Part> part) {
        return part.<Object>map(Part::text).orElse(null);
    }

    private static Object orNull(String value) {
        return value.isEmpty() ? null : value;
    }
}
