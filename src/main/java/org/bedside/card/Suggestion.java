package org.bedside.card;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Something that the EHR can do if the clinician agrees.
 *
 * @param recommended whether this one is proposed above the others
 */
public record Suggestion(UUID uuid, String label, boolean recommended, List<Create> actions) {

    public Suggestion {
        actions = List.copyOf(actions);
        if (label.isBlank()) {
            throw new IllegalArgumentException("a suggestion has a label");
        }
    }

    /**
     * A resource to be made.
     *
     * @param resource FHIR JSON as maps, lists, strings, numbers and booleans
     */
    public record Create(String description, Map<String, Object> resource) {
        public Create {
            if (description.isBlank() || !(resource.get("resourceType") instanceof String)) {
                throw new IllegalArgumentException("an action has a description and a resource");
            }
            resource = Collections.unmodifiableMap(new LinkedHashMap<>(resource));
        }
    }
}
