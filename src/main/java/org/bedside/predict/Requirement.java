package org.bedside.predict;

import java.util.List;
import org.bedside.evidence.Input;
import org.bedside.evidence.Reading;

/**
 * What a patient must be for the model to speak.
 *
 * @param range of the input's number
 * @param categories the input's categories that are accepted; empty for a number
 * @param otherwise why the model is silent, as a clinician reads it
 */
public record Requirement(Input input, Input.Range range, List<String> categories, String otherwise) {

    public Requirement {
        categories = List.copyOf(categories);
    }

    boolean met(Reading reading) {
        if (reading instanceof Reading.Known known) {
            return range.contains(known.value());
        }
        return reading instanceof Reading.Category category && categories.contains(category.name());
    }
}
