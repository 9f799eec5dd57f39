package org.bedside.hooks;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What CDS Hooks 2.0 and 3.0 require of an answer, written down anew: it shares no code with what writes answers. */
final class Rules {

    private static final Set<String> CARD = Set.of(
            "uuid",
            "summary",
            "detail",
            "indicator",
            "source",
            "suggestions",
            "selectionBehavior",
            "overrideReasons",
            "links",
            "extension");

    private Rules() {}

    /** The answer as a tree, once it has been found to keep the rules. */
    static JsonNode answer(String body) {
        JsonNode answer = Calls.tree(body);
        assertTrue(answer.path("cards").isArray(), "cards is an array");
        check(Set.of("cards", "systemActions", "extension").containsAll(Set.copyOf(names(answer))), answer);
        filled(answer, true);
        answer.path("cards").forEach(Rules::card);
        return answer;
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** A4, A5: nothing null, nothing empty, but the list of cards. */
    private static void filled(JsonNode node, boolean top) {
        check(!node.isNull(), node);
        check(!node.isTextual() || !node.textValue().isEmpty(), node);
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            boolean cards = top && field.getKey().equals("cards");
            check(
                    !field.getValue().isContainerNode()
                            || cards
                            || !field.getValue().isEmpty(),
                    node);
            filled(field.getValue(), false);
        }
        if (node.isArray()) {
            node.forEach(item -> filled(item, false));
        }
    }

    private static void card(JsonNode card) {
        check(CARD.containsAll(names(card)), card);
        check(
                UUID.fromString(card.path("uuid").textValue())
                        .toString()
                        .equals(card.path("uuid").textValue()),
                card);
        String summary = card.path("summary").textValue();
        check(summary.codePointCount(0, summary.length()) < 140 && summary.indexOf('\n') < 0, card);
        check(!card.has("detail") || card.path("detail").isTextual(), card);
        check(
                Set.of("info", "warning", "critical")
                        .contains(card.path("indicator").asText()),
                card);
        JsonNode source = card.path("source");
        check(source.path("label").isTextual(), card);
        check(!source.has("url") || absolute(source.path("url")), card);
        check(!source.has("icon") || absolute(source.path("icon")), card);
        check(!source.has("topic") || coding(source.path("topic"), false), card);
        card.path("overrideReasons").forEach(reason -> check(coding(reason, true), card));
        card.path("links").forEach(Rules::link);
        suggestions(card);
    }

    private static void link(JsonNode link) {
        String type = link.path("type").asText();
        check(link.path("label").isTextual() && absolute(link.path("url")), link);
        check(type.equals("absolute") || type.equals("smart"), link);
        check(
                !link.has("appContext")
                        || (type.equals("smart") && link.path("appContext").isTextual()),
                link);
    }

    private static void suggestions(JsonNode card) {
        check(card.has("suggestions") == card.has("selectionBehavior"), card);
        if (!card.has("suggestions")) {
            return;
        }
        String behaviour = card.path("selectionBehavior").asText();
        check(behaviour.equals("at-most-one") || behaviour.equals("any"), card);
        int recommended = 0;
        for (JsonNode suggestion : card.path("suggestions")) {
            check(
                    suggestion.path("label").isTextual()
                            && suggestion.path("uuid").isTextual(),
                    card);
            check(
                    !suggestion.has("isRecommended")
                            || suggestion.path("isRecommended").isBoolean(),
                    card);
            check(!suggestion.has("actionSelectionBehavior"), card);
            recommended += suggestion.path("isRecommended").asBoolean() ? 1 : 0;
            suggestion.path("actions").forEach(Rules::action);
        }
        check(!behaviour.equals("at-most-one") || recommended <= 1, card);
    }

    private static void action(JsonNode action) {
        String type = action.path("type").asText();
        check(
                Set.of("create", "update", "delete").contains(type)
                        && action.path("description").isTextual(),
                action);
        boolean resource = action.path("resource").path("resourceType").isTextual();
        check(type.equals("delete") ? action.path("resourceId").isTextual() : resource, action);
        check(!type.equals("update") || action.path("resource").path("id").isTextual(), action);
    }

    private static boolean coding(JsonNode coding, boolean display) {
        return coding.path("code").isTextual()
                && coding.path("system").isTextual()
                && (!display || coding.path("display").isTextual());
    }

    private static boolean absolute(JsonNode url) {
        return URI.create(url.textValue()).isAbsolute();
    }

    private static void check(boolean holds, JsonNode where) {
        assertTrue(holds, where::toString);
    }
}
