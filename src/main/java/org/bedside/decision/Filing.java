package org.bedside.decision;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bedside.card.Suggestion;
import org.bedside.evidence.Coding;
import org.bedside.predict.Measured;

/**
 * The suggestion to file what was measured: an Observation for each result, and last the one that names them as its
 * members.
 */
final class Filing {

    private static final Coding LABORATORY =
            Coding.of("http://terminology.hl7.org/CodeSystem/observation-category", "laboratory");

    private Filing() {}

    /**
     * The suggestion.
     *
     * @param index which of the card's suggestions it is, counted from 1; the indices behind it are used for the ids of its
     *     Observations, by which they refer to one another
     */
    static Suggestion of(Asked asked, Measured measured, int index) {
        List<Suggestion.Create> actions = new ArrayList<>();
        List<Object> members = new ArrayList<>();
        for (Measured.Result result : measured.members()) {
            UUID id = Cards.suggestionId(asked, 0, index + actions.size() + 1);
            Map<String, Object> observation = observation(asked, id, measured, result);
            actions.add(new Suggestion.Create(result.name(), observation));
            members.add(Map.of("reference", "Observation/" + id));
        }
        UUID id = Cards.suggestionId(asked, 0, index + actions.size() + 1);
        Map<String, Object> panel = observation(asked, id, measured, measured.panel());
        panel.put("hasMember", members);
        panel.put(
                "note",
                List.of(Map.of(
                        "text", measured.note() + " " + asked.service().texts().source() + ".")));
        actions.add(new Suggestion.Create(measured.panel().name(), panel));
        return new Suggestion(
                Cards.suggestionId(asked, 0, index),
                "File in the record: " + measured.panel().name() + ", " + measured.from() + " to " + measured.to(),
                false,
                actions);
    }

    private static Map<String, Object> observation(Asked asked, UUID id, Measured measured, Measured.Result result) {
        Map<String, Object> observation = new LinkedHashMap<>();
        observation.put("resourceType", "Observation");
        observation.put("id", id.toString());
        observation.put("meta", Map.of("profile", List.of(result.profile())));
        observation.put("status", "final");
        observation.put("category", List.of(Map.of("coding", List.of(Drafts.coding(LABORATORY)))));
        observation.put("code", code(result.name(), result.code()));
        observation.put("subject", Drafts.patient(asked));
        Map<String, Object> period = new LinkedHashMap<>();
        period.put("start", measured.from().toString());
        period.put("end", measured.to().toString());
        observation.put("effectivePeriod", period);
        result.amount().ifPresent(amount -> observation.put("valueQuantity", quantity(amount)));
        if (!result.parts().isEmpty()) {
            observation.put(
                    "component", result.parts().stream().map(Filing::component).toList());
        }
        return observation;
    }

    private static Object component(Measured.Part part) {
        Map<String, Object> component = new LinkedHashMap<>();
        component.put("code", code(part.name(), part.code()));
        component.put("valueQuantity", quantity(part.amount()));
        return component;
    }

    private static Map<String, Object> code(String name, Coding code) {
        Map<String, Object> concept = new LinkedHashMap<>();
        concept.put("coding", List.of(Drafts.coding(code)));
        concept.put("text", name);
        return concept;
    }

    private static Map<String, Object> quantity(Measured.Amount amount) {
        Map<String, Object> quantity = new LinkedHashMap<>();
        quantity.put("value", amount.value());
        quantity.put("unit", amount.unit());
        quantity.put("system", "http://unitsofmeasure.org");
        quantity.put("code", amount.ucum());
        return quantity;
    }
}
