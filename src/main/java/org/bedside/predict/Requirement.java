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
 * @param ifMissing what a patient is of whom the input cannot be read
 */
public record Requirement(
        Input input, Input.Range range, List<String> categories, String otherwise, IfMissing ifMissing) {

    /** What a patient is of whom it is not known whether the requirement is met. */
    public enum IfMissing {
        /** One of whom too little is known. */
        ABSTAIN,
        /** One who meets it. */
        MET,
        /** One who does not. */
        OUTSIDE
    }

    public Requirement {
        categories = List.copyOf(categories);
    }

    /** A requirement of which it must be known whether it is met. */
    public Requirement(Input input, Input.Range range, List<String> categories, String otherwise) {
        this(input, range, categories, otherwise, IfMissing.ABSTAIN);
    }

    /** Whether a patient of whom this was read is outside the population. */
    boolean refuses(Reading reading) {
        return reading instanceof Reading.Missing ? ifMissing == IfMissing.OUTSIDE : !met(reading);
    }

    private boolean met(Reading reading) {
        if (reading instanceof Reading.Known known) {
            return range.contains(known.value());
        }
        return reading instanceof Reading.Category category && categories.contains(category.name());
    }
}
