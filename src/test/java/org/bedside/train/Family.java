package org.bedside.train;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.bedside.predict.LogisticModel;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;

/**
 * A family of models, and the settings that it may choose from.
 *
 * @param examples the rows as this family sees them
 * @param least a probability nearer than this to 0 or 1 counts as this near: votes of trees may be unanimous
 */
record Family(String name, List<Example<Label>> examples, double least, List<Candidate> candidates) {

    Family {
        candidates = List.copyOf(candidates);
    }

    /** One choice of the settings. */
    record Candidate(String settings, Learner learner) {}

    /** Learns from the rows that a test of their index lets through. */
    interface Learner {
        Model<Label> learn(IntPredicate which);
    }

    /** Writes the log-odds of the rows that a test lets through into their places. */
    void ask(Model<Label> model, IntPredicate which, double[] logOdds) {
        List<Integer> places = new ArrayList<>();
        List<Example<Label>> asked = new ArrayList<>();
        for (int at = 0; at < examples.size(); at++) {
            if (which.test(at)) {
                places.add(at);
                asked.add(examples.get(at));
            }
        }
        List<Prediction<Label>> answers = model.predict(asked);
        for (int at = 0; at < places.size(); at++) {
            double probability = Math.max(least, Math.min(1 - least, probability(answers.get(at))));
            logOdds[places.get(at)] = Math.log(probability / (1 - probability));
        }
    }

    private static double probability(Prediction<Label> answer) {
        Label positive = answer.getOutputScores().get(LogisticModel.POSITIVE);
        if (positive == null) {
            throw new IllegalArgumentException("a classifier without the label " + LogisticModel.POSITIVE);
        }
        return positive.getScore();
    }
}
