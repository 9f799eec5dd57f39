package org.bedside.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A FHIR element in JSON that has been parsed; nothing is copied. */
public final class JsonElement implements Node {

    private final JsonNode json;
    private final String choiceType;

    private JsonElement(JsonNode json, String choiceType) {
        this.json = json;
        this.choiceType = choiceType;
    }

    /** The element, or {@link Node#ABSENT} for JSON null and what is missing. */
    public static Node of(JsonNode json) {
        return of(json, "");
    }

    private static Node of(JsonNode json, String choiceType) {
        return json.isNull() || json.isMissingNode() ? ABSENT : new JsonElement(json, choiceType);
    }

    @Override
    public List<Node> all(String name) {
        JsonNode child = json.path(name);
        if (child.isArray()) {
            List<Node> nodes = new ArrayList<>(child.size());
            for (JsonNode item : child) {
                if (!item.isNull()) {
                    nodes.add(new JsonElement(item, ""));
                }
            }
            return nodes;
        }
        return child.isMissingNode() || child.isNull() ? List.of() : List.of(new JsonElement(child, ""));
    }

    @Override
    public Node at(String name) {
        JsonNode child = json.path(name);
        if (child.isArray()) {
            for (JsonNode item : child) {
                if (!item.isNull()) {
                    return new JsonElement(item, "");
                }
            }
            return ABSENT;
        }
        return of(child, "");
    }

    @Override
    public Node choice(String name) {
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            String key = field.getKey();
            if (key.length() > name.length()
                    && key.startsWith(name)
                    && Character.isUpperCase(key.charAt(name.length()))) {
                return of(field.getValue(), key.substring(name.length()));
            }
        }
        return ABSENT;
    }

    @Override
    public String type() {
        return choiceType.isEmpty() ? json.path("resourceType").asText("") : choiceType;
    }

    @Override
    public String text() {
        return json.isValueNode() ? json.asText("") : "";
    }

    /** The JSON itself. */
    public JsonNode json() {
        return json;
    }
}
