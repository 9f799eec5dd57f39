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
 * @param outsideIfUnknown whether one of whom it is not known counts as outside, rather than as one of whom too little
 *     is known
 */
public record Requirement(
        Input input, Input.Range range, List<String> categories, String otherwise, boolean outsideIfUnknown) {

    public Requirement {
        categories = List.copyOf(categories);
    }

    /** A requirement of which it must be known whether it is met. */
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
