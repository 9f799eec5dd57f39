package org.bedside.journal;

import java.util.List;

/**
 * What a RiskAssessment says beyond its journal entry.
 *
 * @param model the model's id
 * @param version the model's version
 * @param probability in (0, 1)
 * @param lower lower end of its 95 % interval, in [0, 1]
 * @param upper upper end of its 95 % interval, in [0, 1]
 * @param outcome what the probability is of, in words
 * @param band the risk in a word, or {@code ""}
 * @param basis the resources of our store that were used
 */
public record Assessed(
        String model,
        String version,
        double probability,
        double lower,
        double upper,
        String outcome,
        String band,
        List<Basis> basis) {

    public Assessed {
        if (!(0 <= lower && lower <= probability && probability <= upper && upper <= 1)
                || probability == 0
                || probability == 1) {
            throw new IllegalArgumentException("not a probability within its interval");
        }
        if (model.isBlank() || outcome.isBlank()) {
            throw new IllegalArgumentException("an assessment names its model and its outcome");
        }
        model = Text.storable(model);
        version = Text.storable(version);
        outcome = Text.storable(outcome);
        band = Text.storable(band);
        basis = List.copyOf(basis);
    }

    /**
     * A resource that was used.
     *
     * @param reference {@code Type/id}
     * @param version its version, or {@code ""}
     * @param display what is to be said of it, such as that a fact was read in its text, or {@code ""}
     */
    public record Basis(String reference, String version, String display) {
        public Basis {
            reference = Text.storable(reference);
            version = Text.storable(version);
            display = Text.storable(display);
        }

        /** A resource of which nothing is to be said. */
        public Basis(String reference, String version) {
            this(reference, version, "");
        }
    }
}
