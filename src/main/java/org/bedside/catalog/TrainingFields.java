package org.bedside.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bedside.evidence.Input;
import org.bedside.evidence.Reading;
import org.bedside.evidence.Remark;

/** Reads the {@code training} of a model; models/README.md says what each field means. */
final class TrainingFields {

    private TrainingFields() {}

    /**
     * @param inputs all inputs of the model, by name
     */
    static Optional<Training> read(Fields fields, Map<String, Input> inputs) {
        String table = fields.text("table");
        String label = fields.text("label");
        List<String> positive = fields.texts("positive");
        if (positive.isEmpty()) {
            fields.fault("positive", "is missing");
        }
        String group = fields.text("group", "");
        Map<String, Set<String>> drop = new LinkedHashMap<>();
        fields.optional("drop").ifPresent(object -> {
            for (String column : object.names()) {
                drop.put(column, new HashSet<>(object.texts(column)));
            }
        });
        Map<String, Column> columns = columns(fields.object("columns"), inputs);
        Set<String> alsoWithout = new HashSet<>(fields.texts("alsoWithout"));
        if (!inputs.keySet().containsAll(alsoWithout)) {
            fields.fault("alsoWithout", "names what is not an input of this model");
        }
        List<Training.Audit> audit = new ArrayList<>();
        for (Fields entry : fields.objects("audit")) {
            Map<String, String> groups = new LinkedHashMap<>();
            entry.optional("groups").ifPresent(object -> {
                for (String cell : object.names()) {
                    groups.put(cell, object.text(cell));
                }
            });
            List<Integer> bands = entry.has("bands")
                    ? entry.numbers("bands").stream().map(Double::intValue).toList()
                    : List.of();
            audit.add(new Training.Audit(entry.text("name"), entry.text("column"), groups, bands));
            entry.end();
        }
        double penalty = fields.number("penalty", 1);
        double alertRate = fields.number("alertRate");
        int seed = fields.whole("seed", 1);
        fields.end();
        return fields.faults()
                .attempt(fields.where(), () -> new Training.Settings(penalty, alertRate, seed))
                .map(settings -> new Training(
                        table, label, new HashSet<>(positive), group, drop, columns, alsoWithout, audit, settings));
    }

    private static Map<String, Column> columns(Fields fields, Map<String, Input> inputs) {
        Map<String, Column> columns = new LinkedHashMap<>();
        for (String name : fields.names()) {
            Fields column = fields.object(name);
            Input input = inputs.get(name);
            if (input == null) {
                fields.fault(name, "is not an input of this model");
            } else {
                column(column, input).ifPresent(read -> columns.put(name, read));
                column.end();
            }
        }
        for (String name : inputs.keySet()) {
            if (!fields.has(name)) {
                fields.fault(name, "is missing: no column for this input");
            }
        }
        return columns;
    }

    private static Optional<Column> column(Fields fields, Input input) {
        List<String> names = new ArrayList<>(fields.texts("columns"));
        if (fields.has("column")) {
            names.add(fields.text("column"));
        }
        Map<String, Reading> values = new LinkedHashMap<>();
        fields.optional("values")
                .ifPresent(object -> object.values()
                        .forEach((cell, value) ->
                                reading(object, cell, value, input).ifPresent(reading -> values.put(cell, reading))));
        String last = fields.has("constant") ? "constant" : "otherwise";
        Optional<Reading> otherwise = fields.any(last).flatMap(value -> reading(fields, last, value, input));
        String system = fields.text("system", "");
        double plus = fields.number("plus", 0);
        boolean any = input.operator() == Input.Operator.ANY || input.operator() == Input.Operator.COUNT;
        if (!any && (names.size() > 1 || !system.isEmpty())) {
            fields.fault("columns", "several columns and codes are for the values any and count");
        }
        return fields.faults().attempt(fields.where(), () -> new Column(names, system, values, otherwise, plus));
    }

    private static Optional<Reading> reading(Fields fields, String name, JsonNode value, Input input) {
        boolean coded = input.operator().coded();
        if (value.isNull()) {
            return Optional.of(new Reading.Missing(new Remark(Remark.Reason.MISSING, input.name(), "not recorded")));
        }
        if (value.isNumber() && !coded) {
            return Optional.of(new Reading.Known(value.doubleValue(), List.of()));
        }
        if (value.isTextual()
                && coded
                && input.categories().stream().anyMatch(choice -> choice.name().equals(value.textValue()))) {
            return Optional.of(new Reading.Category(value.textValue(), List.of()));
        }
        fields.fault(name, coded ? "is not one of the input's categories" : "is not a number");
        return Optional.empty();
    }
}
