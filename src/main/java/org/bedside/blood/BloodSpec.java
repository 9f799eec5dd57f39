package org.bedside.blood;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bedside.evidence.Input;
import org.bedside.predict.ModelInput;
import org.bedside.predict.Requirement;
import org.bedside.predict.Transform;

/**
 * What a person says of a model of blood counts.
 *
 * @param population what a patient must be
 * @param indices in the order of the trained part; each the latest value within its window
 * @param together how far apart the results of one count may lie
 */
public record BloodSpec(
        String id, String version, List<Requirement> population, List<Index> indices, Duration together) {

    public BloodSpec {
        population = List.copyOf(population);
        indices = List.copyOf(indices);
        if (indices.isEmpty() || together.isNegative()) {
            throw new IllegalArgumentException("a count has an index at least, and results that lie together");
        }
    }

    /**
     * An index of the blood count.
     *
     * @param below what is said of one that is low
     * @param above and of one that is high
     * @param columns what a table calls it; the first that it has
     */
    public record Index(Input input, String below, String above, List<String> columns) {
        public Index {
            columns = List.copyOf(columns);
            if (input.operator() != Input.Operator.LATEST || !(input.plausible().low() > 0)) {
                throw new IllegalArgumentException(
                        "an index is the latest value, plausible from above 0 on: " + input.name());
            }
            if (columns.isEmpty()) {
                throw new IllegalArgumentException("an index stands in a column: " + input.name());
            }
        }

        ModelInput asInput() {
            return new ModelInput(input, new Transform.Linear(1), ModelInput.Missing.ABSTAIN, Optional.empty());
        }
    }

    List<String> below() {
        return indices.stream().map(Index::below).toList();
    }

    List<String> above() {
        return indices.stream().map(Index::above).toList();
    }
}
