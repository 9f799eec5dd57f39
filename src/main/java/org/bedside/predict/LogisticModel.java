package org.bedside.predict;

import java.util.ArrayList;
import java.util.List;
import org.bedside.evidence.Facts;
import org.bedside.evidence.InputReader;
import org.bedside.evidence.Reading;
import org.bedside.evidence.Remark;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.impl.ArrayExample;

/**
 * A logistic regression trained by Tribuo: a calibrated probability, its interval, and the exact contribution of each
 * input. Immutable and thread-safe.
 */
public final class LogisticModel {

    /** The label of the outcome. */
    public static final String POSITIVE = "1";

    /** 97.5th percentile of the standard normal distribution. */
    private static final double Z = 1.959963984540054;

    private final ModelSpec spec;
    private final Fit fit;
    private final Model<Label> model;
    private final Uncertainty uncertainty;
    private final double[] means;
    private final String[] features;
    private final double[] weights;
    private final double base;
    private final int[] offsets;

    /**
     * @param weights the model's coefficient of each feature towards {@link #POSITIVE}, in the order of the features
     */
    public LogisticModel(ModelSpec spec, Fit fit, Model<Label> model, double[] weights, double bias) {
        if (!spec.features().equals(fit.features())
                || weights.length != fit.features().size()) {
            throw new IllegalArgumentException("the inputs of " + spec.id() + " are not those it was trained with");
        }
        this.spec = spec;
        this.fit = fit;
        this.model = model;
        this.features = fit.features().toArray(String[]::new);
        this.weights = weights.clone();
        this.means = fit.means().stream().mapToDouble(Double::doubleValue).toArray();
        this.uncertainty = new Uncertainty(fit.covariance());
        double sum = bias;
        for (int at = 0; at < weights.length; at++) {
            sum += weights[at] * means[at];
        }
        this.base = fit.slope() * sum + fit.intercept();
        this.offsets = new int[spec.inputs().size()];
        int offset = 0;
        for (int at = 0; at < offsets.length; at++) {
            offsets[at] = offset;
            offset += spec.inputs().get(at).width();
        }
    }

    public ModelSpec spec() {
        return spec;
    }

    /** The probability from which on a prediction counts as positive. */
    public double threshold() {
        return fit.threshold();
    }

    /** What the model says of a patient. */
    public Prediction predict(Facts facts, InputReader reader) {
        List<Remark> outside = new ArrayList<>();
        for (Requirement requirement : spec.population()) {
            Reading reading = reader.read(requirement.input(), facts);
            if (!requirement.met(reading)) {
                outside.add(
                        new Remark(Remark.Reason.POPULATION, requirement.input().name(), requirement.otherwise()));
            }
        }
        if (!outside.isEmpty()) {
            return new Prediction.Abstained(spec.id(), spec.version(), true, outside);
        }
        List<Reading> readings = new ArrayList<>(spec.inputs().size());
        for (ModelInput input : spec.inputs()) {
            readings.add(reader.read(input.input(), facts));
        }
        return predict(readings);
    }

    /** What the model says of these readings, one per input in their order; the population is not checked. */
    public Prediction predict(List<Reading> readings) {
        List<Remark> missing = new ArrayList<>();
        boolean blocked = false;
        for (int at = 0; at < readings.size(); at++) {
            if (readings.get(at) instanceof Reading.Missing absent) {
                missing.add(absent.why());
                blocked |= spec.inputs().get(at).missing() == ModelInput.Missing.ABSTAIN;
            }
        }
        if (blocked || missing.size() > spec.mostMissing()) {
            return new Prediction.Abstained(spec.id(), spec.version(), false, missing);
        }
        double[] row = row(readings);
        double logOdds = fit.slope() * logit(row) + fit.intercept();
        double error = Z * uncertainty.standardError(row);
        return new Prediction.Risk(
                spec.id(),
                spec.version(),
                probability(logOdds),
                probability(logOdds - error),
                probability(logOdds + error),
                base,
                contributions(readings, row),
                missing);
    }

    /** The features of these readings, in the order of the model's features. */
    public double[] row(List<Reading> readings) {
        return row(spec, readings);
    }

    /** The features of these readings, in the order of {@link ModelSpec#features}. */
    public static double[] row(ModelSpec spec, List<Reading> readings) {
        double[] row = new double[spec.width()];
        int offset = 0;
        for (int at = 0; at < readings.size(); at++) {
            ModelInput input = spec.inputs().get(at);
            input.fill(readings.get(at), row, offset);
            offset += input.width();
        }
        return row;
    }

    private double logit(double[] row) {
        Example<Label> example = new ArrayExample<>(LabelFactory.UNKNOWN_LABEL, features, row);
        Label positive = model.predict(example).getOutputScores().get(POSITIVE);
        if (positive == null) {
            throw new IllegalStateException(spec.id() + " does not know the label " + POSITIVE);
        }
        double probability = positive.getScore();
        return Math.log(probability / (1 - probability));
    }

    private List<Contribution> contributions(List<Reading> readings, double[] row) {
        List<Contribution> contributions = new ArrayList<>(readings.size());
        for (int at = 0; at < readings.size(); at++) {
            int end = at + 1 < offsets.length ? offsets[at + 1] : row.length;
            double sum = 0;
            for (int feature = offsets[at]; feature < end; feature++) {
                sum += weights[feature] * (row[feature] - means[feature]);
            }
            contributions.add(new Contribution(spec.inputs().get(at).input(), readings.get(at), fit.slope() * sum));
        }
        return Contribution.strongestFirst(contributions);
    }

    private static double probability(double logOdds) {
        double probability = 1 / (1 + Math.exp(-logOdds));
        return Math.min(Math.max(probability, 1e-9), 1 - 1e-9);
    }
}
