package org.bedside.predict;

import java.util.List;
import org.bedside.evidence.Input;
import org.bedside.evidence.Reading;

/**
 * What one input did to a prediction.
 *
 * @param logOdds how far it moved the log-odds from where the training population's average stands; the contributions
 *     and the model's base add up to the log-odds of the probability
 */
public record Contribution(Input input, Reading reading, double logOdds) {

    static List<Contribution> strongestFirst(List<Contribution> contributions) {
        return contributions.stream()
                .sorted((one, other) -> Double.compare(Math.abs(other.logOdds()), Math.abs(one.logOdds())))
                .toList();
    }
}
