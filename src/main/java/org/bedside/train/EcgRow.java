package org.bedside.train;

import java.util.Optional;
import org.bedside.ecg.Beat;
import org.bedside.ecg.EcgModel;
import org.bedside.ecg.Estimate;

/**
 * What a model says of one row of beats, as a line of CSV. Such a table is of the kind that the model was trained on: whether
 * a beat is familiar is asked of recordings only.
 */
final class EcgRow {

    private EcgRow() {}

    /** {@code probability,lower,upper,abstained,reason,positive}. */
    static String infarction(EcgModel model, double[] samples) {
        double[] shape;
        try {
            shape = Beat.of(samples).shape();
        } catch (IllegalArgumentException unusable) {
            return abstained(String.valueOf(unusable.getMessage()));
        }
        Estimate estimate = model.infarction().orElseThrow().estimate(shape);
        return estimate.probability() + "," + estimate.lower() + "," + estimate.upper() + ",false,,"
                + (estimate.probability() >= model.threshold()) + "\n";
    }

    private static String abstained(String reason) {
        return ",,,true,\"" + reason + "\",false\n";
    }

    /** {@code class,p1,p2,p3,p4,p5}; all empty where there is no beat to speak of. */
    static String classes(EcgModel model, double[] samples) {
        Optional<double[]> answer = answer(model, samples);
        if (answer.isEmpty()) {
            return ",,,,,\n";
        }
        StringBuilder line = new StringBuilder().append(EcgClassTraining.largest(answer.get()) + 1);
        for (double probability : answer.get()) {
            line.append(',').append(probability);
        }
        return line.append('\n').toString();
    }

    /** The probability of infarction alone, or that of each class; empty where the model cannot say. */
    static Optional<double[]> answer(EcgModel model, double[] samples) {
        double[] shape;
        try {
            shape = Beat.of(samples).shape();
        } catch (IllegalArgumentException unusable) {
            return Optional.empty();
        }
        if (model.classifier().isPresent()) {
            return Optional.of(model.classifier().get().probabilities(shape));
        }
        return Optional.of(
                new double[] {model.infarction().orElseThrow().estimate(shape).probability()});
    }
}
