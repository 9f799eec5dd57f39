package org.bedside.predict;

import java.util.List;
import org.bedside.evidence.Remark;

/** What a model says of a patient. */
public sealed interface Prediction {

    /** The model's id. */
    String model();

    /** The model's version. */
    String version();

    /**
     * A calibrated probability.
     *
     * @param probability in (0, 1)
     * @param lower lower end of its 95 % interval
     * @param upper upper end of its 95 % interval
     * @param base log-odds of the training population's average
     * @param why what each input did, strongest first; with {@code base} they add up to the log-odds of probability
     * @param missing inputs that were not to be had
     */
    record Risk(
            String model,
            String version,
            double probability,
            double lower,
            double upper,
            double base,
            List<Contribution> why,
            List<Remark> missing)
            implements Prediction {
        public Risk {
            if (!(lower <= probability && probability <= upper && probability > 0 && probability < 1)) {
                throw new IllegalArgumentException("not a probability within its interval");
            }
            why = List.copyOf(why);
            missing = List.copyOf(missing);
        }
    }

    /**
     * The model cannot say.
     *
     * @param outside whether the patient is not one for whom the model was made; then silence is right, not a fault
     * @param reasons at least one
     */
    record Abstained(String model, String version, boolean outside, List<Remark> reasons) implements Prediction {
        public Abstained {
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("an abstention says why");
            }
            reasons = List.copyOf(reasons);
        }
    }
}
