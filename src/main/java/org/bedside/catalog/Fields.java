package org.bedside.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The fields of one JSON object, read strictly: a field that is missing, of the wrong type or never asked for is a
 * fault. After a fault a stand-in is returned, so that reading goes on and finds the others.
 */
final class Fields {

    private final JsonNode json;
    private final String file;
    private final String pointer;
    private final Faults faults;
    private final Set<String> asked = new HashSet<>();

    Fields(JsonNode json, String file, String pointer, Faults faults) {
        this.json = json;
        this.file = file;
        this.pointer = pointer;
        this.faults = faults;
    }

    String where() {
        return pointer.isEmpty() ? file : file + " " + pointer;
    }

    Faults faults() {
        return faults;
    }

    void fault(String name, String what) {
        faults.add(file + " " + pointer + "/" + name, what);
    }

    boolean has(String name) {
        return json.has(name);
    }

    private JsonNode get(String name) {
        asked.add(name);
        return json.path(name);
    }

    private JsonNode required(String name) {
        JsonNode node = get(name);
        if (node.isMissingNode()) {
            fault(name, "is missing");
        }
        return node;
    }

    String text(String name) {
        JsonNode node = required(name);
        if (node.isTextual() && !node.textValue().isBlank()) {
            return node.textValue();
        }
        if (!node.isMissingNode()) {
            fault(name, "is not a text");
        }
        return "?";
    }

    String text(String name, String otherwise) {
        return has(name) ? text(name) : otherwise;
    }

    double number(String name) {
        JsonNode node = required(name);
        if (!node.isNumber() && !node.isMissingNode()) {
            fault(name, "is not a number");
        }
        return node.isNumber() ? node.doubleValue() : 1;
    }

    double number(String name, double otherwise) {
        return has(name) ? number(name) : otherwise;
    }

    int whole(String name, int otherwise) {
        JsonNode node = get(name);
        if (node.isMissingNode()) {
            return otherwise;
        }
        if (!node.canConvertToInt() || !node.isIntegralNumber()) {
            fault(name, "is not a whole number");
        }
        return node.intValue();
    }

    boolean flag(String name, boolean otherwise) {
        JsonNode node = get(name);
        if (!node.isMissingNode() && !node.isBoolean()) {
            fault(name, "is not true or false");
        }
        return node.asBoolean(otherwise);
    }

    /** The items of a list; none if it is not there. */
    private List<JsonNode> items(String name) {
        JsonNode node = get(name);
        List<JsonNode> items = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(items::add);
        } else if (!node.isMissingNode()) {
            fault(name, "is not a list");
        }
        return items;
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : items(name)) {
            if (!item.isTextual()) {
                fault(name, "is not a list of texts");
                return List.of();
            }
            texts.add(item.textValue());
        }
        return texts;
    }

    List<Double> numbers(String name) {
        List<Double> numbers = new ArrayList<>();
        for (JsonNode item : items(name)) {
            if (!item.isNumber()) {
                fault(name, "is not a list of numbers");
                return List.of();
            }
            numbers.add(item.doubleValue());
        }
        return numbers;
    }

    /** A list of two numbers, either of which may be null: without a bound. */
    Optional<double[]> pair(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        List<JsonNode> items = items(name);
        if (items.size() != 2 || !items.stream().allMatch(item -> item.isNumber() || item.isNull())) {
            fault(name, "is not a list of two numbers, [low, high]");
            return Optional.empty();
        }
        double low =
                items.get(0).isNull() ? Double.NEGATIVE_INFINITY : items.get(0).doubleValue();
        double high =
                items.get(1).isNull() ? Double.POSITIVE_INFINITY : items.get(1).doubleValue();
        return Optional.of(new double[] {low, high});
    }

    List<Fields> objects(String name) {
        List<Fields> objects = new ArrayList<>();
        int at = 0;
        for (JsonNode item : items(name)) {
            String place = name + "/" + at++;
            if (item.isObject()) {
                objects.add(new Fields(item, file, pointer + "/" + place, faults));
            } else {
                fault(place, "is not an object");
            }
        }
        return objects;
    }

    Fields object(String name) {
        JsonNode node = required(name);
        if (!node.isObject() && !node.isMissingNode()) {
            fault(name, "is not an object");
        }
        return new Fields(node.isObject() ? node : MissingNode.getInstance(), file, pointer + "/" + name, faults);
    }

    Optional<Fields> optional(String name) {
        return has(name) ? Optional.of(object(name)) : Optional.empty();
    }

    /** The names of this object's fields, for an object whose names are data. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        json.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** The raw values of an object whose names are data, in their order. */
    Map<String, JsonNode> values() {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        for (String name : names()) {
            values.put(name, get(name));
        }
        return values;
    }

    /** The raw value of a field that may be of several types. */
    Optional<JsonNode> any(String name) {
        JsonNode node = get(name);
        return node.isMissingNode() ? Optional.empty() : Optional.of(node);
    }

    /** Says that all has been asked for: whatever else is there is a fault. */
    void end() {
        for (String name : names()) {
            if (!asked.contains(name)) {
                fault(name, "is not a field that is known here");
            }
        }
    }
}
