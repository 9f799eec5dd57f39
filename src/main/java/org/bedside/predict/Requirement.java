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
 * @param metIfMissing whether a patient of whom the input cannot be read meets it; else the model abstains
 */
public record Requirement(
        Input input, Input.Range range, List<String> categories, String otherwise, boolean metIfMissing) {

    public Requirement {
        categories = List.copyOf(categories);
    }

    /** One that a patient of whom the input cannot be read does not meet. */
    public Requirement(Input input, Input.Range range, List<String> categories, String otherwise) {
        this(input, range, categories, otherwise, false);
    }

    boolean met(Reading reading) {
        if (reading instanceof Reading.Known known) {
            return range.contains(known.value());
        }
        return reading instanceof Reading.Category category && categories.contains(category.name());
    }
}
