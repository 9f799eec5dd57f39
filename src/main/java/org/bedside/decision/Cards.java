package org.bedside.decision;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.bedside.card.Card;
import org.bedside.card.Suggestion;
import org.bedside.catalog.Prefetch;
import org.bedside.catalog.Service;

/** Makes the cards of a service: its texts around what a decision has to say. */
final class Cards {

    private Cards() {}

    static Card card(Asked asked, String summary, String detail, Card.Indicator indicator, String band) {
        return card(asked, 0, summary, detail, indicator, Card.Selection.AT_MOST_ONE, suggestions(asked, band));
    }

    /**
     * A card with suggestions of its own.
     *
     * @param index which of the answer's cards it is, counted from 0
     */
    static Card card(
            Asked asked,
            int index,
            String summary,
            String detail,
            Card.Indicator indicator,
            Card.Selection selection,
            List<Suggestion> suggestions) {
        Service.Texts texts = asked.service().texts();
        String page = texts.page().startsWith("/") ? asked.baseUrl() + texts.page() : texts.page();
        return new Card(
                asked.cardIds().apply(index),
                summary,
                detail,
                indicator,
                new Card.CardSource(texts.source(), page, texts.topic()),
                selection,
                suggestions,
                texts.overrideReasons(),
                texts.links());
    }

    private static List<Suggestion> suggestions(Asked asked, String band) {
        List<Suggestion> suggestions = new ArrayList<>();
        int index = 0;
        for (Service.Proposal proposal : asked.service().texts().proposals()) {
            index++;
            if (band.isEmpty()
                    || (!proposal.bands().isEmpty() && !proposal.bands().contains(band))) {
                continue;
            }
            Optional<Object> resource = filled(proposal.resource(), asked.tokens());
            if (resource.isPresent() && resource.get() instanceof Map<?, ?> map) {
                Map<String, Object> made = new LinkedHashMap<>();
                map.forEach((key, value) -> made.put((String) key, value));
                suggestions.add(new Suggestion(
                        suggestionId(asked, 0, index),
                        proposal.label(),
                        proposal.recommended(),
                        List.of(new Suggestion.Create(proposal.description(), made))));
            }
        }
        return suggestions;
    }

    /** The id of a card's suggestion with this index, counted from 1. */
    static UUID suggestionId(Asked asked, int of, int index) {
        UUID card = asked.cardIds().apply(of);
        return new UUID(card.getMostSignificantBits() ^ index, card.getLeastSignificantBits());
    }

    /** The resource with its tokens replaced; empty if a token has no value in this request. */
    private static Optional<Object> filled(Object value, UnaryOperator<String> tokens) {
        if (value instanceof String text) {
            return Prefetch.filled(text, tokens).map(Object.class::cast);
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> filled = new LinkedHashMap<>();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                Optional<Object> inner = filled(entry.getValue(), tokens);
                if (inner.isEmpty()) {
                    return Optional.empty();
                }
                filled.put(entry.getKey(), inner.get());
            }
            return Optional.of(filled);
        }
        if (value instanceof List<?> list) {
            List<Object> filled = new ArrayList<>();
            for (Object item : list) {
                Optional<Object> inner = filled(item, tokens);
                if (inner.isEmpty()) {
                    return Optional.empty();
                }
                filled.add(inner.get());
            }
            return Optional.of(filled);
        }
        return Optional.of(value);
    }
}
