package org.bedside.predict;

import java.util.ArrayList;
import java.util.List;

/**
 * What a model is, apart from what it has learnt.
 *
 * @param id as its folder is called
 * @param version semantic version
 * @param title as a clinician reads it
 * @param outcome what the probability is a probability of, with its time
 * @param population what a patient must be
 * @param inputs in the order of the features
 * @param mostMissing how many inputs may be missing before the model abstains
 */
public record ModelSpec(
        String id,
        String version,
        String title,
        String outcome,
        List<Requirement> population,
        List<ModelInput> inputs,
        int mostMissing) {

    public ModelSpec {
        population = List.copyOf(population);
        inputs = List.copyOf(inputs);
    }

    /** How many features a row has. */
    public int width() {
        int width = 0;
        for (ModelInput input : inputs) {
            width += input.width();
        }
        return width;
    }

    /** The names of all features, in the order of a row. */
    public List<String> features() {
        List<String> names = new ArrayList<>();
        for (ModelInput input : inputs) {
            names.addAll(input.names());
        }
        return names;
    }
}
