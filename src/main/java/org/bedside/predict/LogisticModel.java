package org.bedside.predict;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.bedside.evidence.Facts;
import org.bedside.evidence.Input;
import org.bedside.evidence.InputReader;
import org.bedside.evidence.Reading;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.impl.ArrayExample;
import org.tribuo.protos.core.ModelProto;

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

    /** A model as it was trained; its features must be those of the inputs. */
    public LogisticModel(ModelSpec spec, Fit fit, Model<Label> model) {
        if (!spec.features().equals(fit.features())) {
            throw new IllegalArgumentException("the inputs of " + spec.id() + " are not those it was trained with");
        }
        Set<String> known = model.getFeatureIDMap().keySet();
        if (!known.equals(Set.copyOf(fit.features()))) {
            throw new IllegalArgumentException("the trained model's features are not those of " + spec.id());
        }
        this.spec = spec;
        this.fit = fit;
        this.model = model;
        this.features = fit.features().toArray(String[]::new);
        this.means = fit.means().stream().mapToDouble(Double::doubleValue).toArray();
        this.uncertainty = new Uncertainty(fit.covariance());
        Linear linear = new Linear(fit.features(), model);
        this.weights = linear.weights();
        this.base = fit.slope() * linear.logOdds(means) + fit.intercept();
        this.offsets = new int[spec.inputs().size()];
        int offset = 0;
        for (int at = 0; at < offsets.length; at++) {
            offsets[at] = offset;
            offset += spec.inputs().get(at).width();
        }
    }

    /** A model out of the file that Tribuo wrote; throws IllegalArgumentException if it is not one, or another's. */
    public static LogisticModel of(ModelSpec spec, Fit fit, byte[] file) {
        try {
            Model<?> model = Model.deserialize(ModelProto.parseFrom(file));
            return new LogisticModel(spec, fit, model.castModel(Label.class));
        } catch (InvalidProtocolBufferException | IllegalStateException | ClassCastException broken) {
            throw new IllegalArgumentException("not a classifier that Tribuo wrote: " + broken.getMessage(), broken);
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
        return predict(input -> reader.read(input, facts));
    }

    /** What the model says of one whose inputs this function reads, from a record or from a row of a table. */
    public Prediction predict(Function<Input, Reading> reader) {
        return answer(spec.screen(reader));
    }

    /** What the model says of these readings, one per input in their order; the population is not checked. */
    public Prediction predict(List<Reading> readings) {
        return answer(spec.screen(readings));
    }

    private Prediction answer(Screened screened) {
        if (screened instanceof Screened.Silent silent) {
            return silent.abstained();
        }
        return risk((Screened.Accepted) screened);
    }

    private Prediction.Risk risk(Screened.Accepted accepted) {
        List<Reading> readings = accepted.readings();
        double[] row = spec.row(readings);
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
                accepted.missing());
    }

    private double logit(double[] row) {
        return logOdds(model, features, row);
    }

    /** The log-odds of {@link #POSITIVE}, before calibration. */
    public static double logOdds(Model<Label> model, String[] features, double[] row) {
        Example<Label> example = new ArrayExample<>(LabelFactory.UNKNOWN_LABEL, features, row);
        Label positive = model.predict(example).getOutputScores().get(POSITIVE);
        if (positive == null) {
            throw new IllegalArgumentException("a classifier without the label " + POSITIVE);
        }
        return Math.log(positive.getScore() / (1 - positive.getScore()));
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
