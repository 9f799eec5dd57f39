package org.bedside.train;

import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import de.bwaldvogel.liblinear.Model;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.bedside.predict.LogisticModel;
import org.tribuo.Example;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.liblinear.LibLinearClassificationTrainer;
import org.tribuo.classification.liblinear.LinearClassificationType;
import org.tribuo.common.liblinear.LibLinearModel;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.ModelProvenance;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * Logistic regression with an L2 penalty by Tribuo's liblinear (trust region Newton, no randomness). The same rows give
 * the same bytes: what Tribuo would note of time and host is left out.
 */
final class Regression {

    private static final OffsetDateTime NO_TIME = OffsetDateTime.ofInstant(Instant.EPOCH, ZoneOffset.UTC);
    private static final int MOST_ITERATIONS = 1000;

    /** Liblinear's default of 0.1 leaves coefficients visibly unconverged. */
    private static final double TOLERANCE = 1e-6;

    private static final LabelFactory LABELS = new LabelFactory();

    private final List<String> features;
    private final double penalty;
    private final String data;

    /**
     * @param data names the data in the model's provenance
     */
    Regression(List<String> features, double penalty, String data) {
        this.features = features;
        this.penalty = penalty;
        this.data = data;
    }

    String description() {
        return "Tribuo LibLinearClassificationTrainer, L2R_LR, cost " + 1 / penalty + ", tolerance " + TOLERANCE;
    }

    /** Learns from the rows that a test of their index lets through, as often as it says. */
    org.tribuo.Model<Label> train(Sample sample, java.util.function.IntUnaryOperator times) {
        MutableDataset<Label> dataset =
                new MutableDataset<>(new SimpleDataSourceProvenance(data, NO_TIME, LABELS), LABELS);
        Label yes = new Label(LogisticModel.POSITIVE);
        Label no = new Label("0");
        for (int at = 0; at < sample.size(); at++) {
            int repeats = times.applyAsInt(at);
            if (repeats > 0) {
                Example<Label> example = example(sample.positive[at] ? yes : no, sample.rows[at]);
                for (int repeat = 0; repeat < repeats; repeat++) {
                    dataset.add(example);
                }
            }
        }
        return new Timeless(1 / penalty).train(dataset);
    }

    private Example<Label> example(Label label, double[] row) {
        ArrayExample<Label> example = new ArrayExample<>(label);
        for (int at = 0; at < row.length; at++) {
            if (row[at] != 0) {
                example.add(features.get(at), row[at]);
            }
        }
        if (example.size() == 0) {
            example.add(features.get(0), 0); // Tribuo takes no example without features
        }
        return example;
    }

    /** The trainer of Tribuo, but for the clock and the host. */
    private static final class Timeless extends LibLinearClassificationTrainer {
        Timeless(double cost) {
            super(
                    new LinearClassificationType(LinearClassificationType.LinearType.L2R_LR),
                    cost,
                    MOST_ITERATIONS,
                    TOLERANCE);
        }

        @Override
        protected LibLinearModel<Label> createModel(
                ModelProvenance provenance,
                ImmutableFeatureMap featureMap,
                ImmutableOutputInfo<Label> outputs,
                List<Model> models) {
            Map<String, Provenance> nothing = Map.of();
            ModelProvenance timeless = new ModelProvenance(
                    provenance.getClassName(),
                    NO_TIME,
                    provenance.getDatasetProvenance(),
                    provenance.getTrainerProvenance(),
                    nothing,
                    false);
            return super.createModel(timeless, featureMap, outputs, models);
        }
    }
}
