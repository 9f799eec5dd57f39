package org.bedside.predict;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
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
    private final Layout layout;
    private final Map<String, List<Reading>> typical;

    /** A model as it was trained; its features must be those of the inputs. */
    public LogisticModel(ModelSpec spec, Fit fit, Model<Label> model) {
        this(spec, fit, model, List.of());
    }

    /**
     * The same, with how its inputs were spread in training, from which comes what knowing a missing one could change.
     */
    public LogisticModel(ModelSpec spec, Fit fit, Model<Label> model, List<Spread> spreads) {
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
        this.layout = new Layout(spec);
        this.typical = spreads.stream().collect(Collectors.toMap(Spread::input, Spread::typical));
    }

    /** A model out of the file that Tribuo wrote; throws IllegalArgumentException if it is not one, or another's. */
    public static LogisticModel of(ModelSpec spec, Fit fit, byte[] file, List<Spread> spreads) {
        try {
            Model<?> model = Model.deserialize(ModelProto.parseFrom(file));
            return new LogisticModel(spec, fit, model.castModel(Label.class), spreads);
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
        double[] row = layout.row(readings);
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

    /** Of the inputs that a prediction of this model missed, what knowing them could change. */
    public List<IfKnown> ifKnown(Prediction.Risk risk) {
        List<IfKnown> all = new ArrayList<>();
        Map<String, Reading> known =
                risk.why().stream().collect(Collectors.toMap(why -> why.input().name(), Contribution::reading));
        List<Reading> readings = spec.inputs().stream()
                .map(of -> Objects.requireNonNull(known.get(of.input().name()), "a prediction of another model"))
                .toList();
        double[] row = layout.row(readings);
        double logOdds = Math.log(risk.probability() / (1 - risk.probability()));
        for (int at = 0; at < readings.size(); at++) {
            String name = spec.inputs().get(at).input().name();
            List<Reading> values = typical.getOrDefault(name, List.of());
            if (!(readings.get(at) instanceof Reading.Missing) || values.isEmpty()) {
                continue;
            }
            List<Reading> supposed = new ArrayList<>(readings);
            double lowest = Double.POSITIVE_INFINITY;
            double highest = Double.NEGATIVE_INFINITY;
            for (Reading value : values) {
                supposed.set(at, value);
                double other = logOdds + fit.slope() * difference(layout.row(supposed), row);
                lowest = Math.min(lowest, other);
                highest = Math.max(highest, other);
            }
            all.add(new IfKnown(name, probability(lowest), probability(highest)));
        }
        return all;
    }

    private double difference(double[] one, double[] other) {
        double sum = 0;
        for (int at = 0; at < one.length; at++) {
            sum += weights[at] * (one[at] - other[at]);
        }
        return sum;
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
        double[] moved = new double[row.length];
        for (int feature = 0; feature < row.length; feature++) {
            moved[feature] = weights[feature] * (row[feature] - means[feature]);
        }
        double[] sums = layout.byInput(moved);
        List<Contribution> contributions = new ArrayList<>(sums.length);
        for (int at = 0; at < sums.length; at++) {
            contributions.add(
                    new Contribution(spec.inputs().get(at).input(), readings.get(at), fit.slope() * sums[at]));
        }
        return Contribution.strongestFirst(contributions);
    }

    private static double probability(double logOdds) {
        double probability = 1 / (1 + Math.exp(-logOdds));
        return Math.min(Math.max(probability, 1e-9), 1 - 1e-9);
    }
}
