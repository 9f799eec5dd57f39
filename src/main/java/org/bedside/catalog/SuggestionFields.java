package org.bedside.catalog;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the {@code suggestions} of a service: resources to create, whose texts may hold tokens of the hook. */
final class SuggestionFields {

    private static final Pattern TOKEN = Pattern.compile("\\{\\{([^{}]*)}}");

    private final List<String> tokens;
    private final List<String> bands;

    /**
     * @param tokens that may stand in a resource
     * @param bands the names of the service's bands; none if it has none
     */
    SuggestionFields(List<String> tokens, List<String> bands) {
        this.tokens = List.copyOf(tokens);
        this.bands = List.copyOf(bands);
    }

    List<Service.Proposal> read(Fields service) {
        List<Service.Proposal> proposals = new ArrayList<>();
        for (Fields fields : service.objects("suggestions")) {
            proposals.add(proposal(fields));
        }
        for (String band : bands.isEmpty() ? List.of("") : bands) {
            long recommended = proposals.stream()
                    .filter(Service.Proposal::recommended)
                    .filter(proposal ->
                            proposal.bands().isEmpty() || proposal.bands().contains(band))
                    .count();
            if (recommended > 1) {
                service.fault("suggestions", "more than one is recommended at once: " + band);
            }
        }
        return proposals;
    }

    private Service.Proposal proposal(Fields fields) {
        String label = fields.text("label");
        boolean recommended = fields.flag("recommended", false);
        List<String> inBands = fields.texts("bands");
        for (String band : inBands) {
            if (!bands.contains(band)) {
                fields.fault("bands", "there is no band " + band);
            }
        }
        String description = fields.text("description");
        Optional<JsonNode> resource =
                fields.any("resource").filter(json -> json.path("resourceType").isTextual());
        if (resource.isEmpty()) {
            fields.fault("resource", "is not a FHIR resource");
        }
        fields.end();
        resource.ifPresent(json -> check(json, fields));
        Map<String, Object> map = resource.filter(json -> !empty(json))
                .map(json -> Json.MAPPER.convertValue(json, new TypeReference<Map<String, Object>>() {}))
                .orElse(Map.of());
        return new Service.Proposal(label, recommended, inBands, description, map);
    }

    /** FHIR JSON knows no null and nothing empty; a token that no hook call has would hide the suggestion for good. */
    private void check(JsonNode json, Fields fields) {
        if (empty(json)) {
            fields.fault("resource", "holds null, or an empty text, list or object");
        }
        for (JsonNode node : all(json)) {
            Matcher token = TOKEN.matcher(node.asText(""));
            while (node.isTextual() && token.find()) {
                if (!tokens.contains(token.group(1))) {
                    fields.fault("resource", "{{" + token.group(1) + "}} is no token of the hook");
                }
            }
        }
    }

    private static boolean empty(JsonNode json) {
        return all(json).stream()
                .anyMatch(node -> node.isNull()
                        || (node.isTextual() && node.textValue().isBlank())
                        || (node.isContainerNode() && node.isEmpty()));
    }

    private static List<JsonNode> all(JsonNode json) {
        List<JsonNode> nodes = new ArrayList<>(List.of(json));
        for (int at = 0; at < nodes.size(); at++) {
            nodes.get(at).forEach(nodes::add);
        }
        return nodes;
    }
}
