package org.bedside.notes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bedside.lines.Line;
import org.bedside.lines.Medication;
import org.bedside.lines.MedicationLines;
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

    private static Object text(Optional<Part> part) {
        return part.<Object>map(Part::text).orElse(null);
    }

    private static Object orNull(String value) {
        return value.isEmpty() ? null : value;
    }
}
