package org.bedside.predict;

import java.util.List;
import org.bedside.evidence.Reading;
import org.bedside.evidence.Remark;

/** Whether a model may speak of a patient. Training and serving ask alike, so both hold the same patients. */
public sealed interface Screened {

    /**
     * It may.
     *
     * @param readings one per input of the model, in their order
     * @param missing of inputs that the model can do without
     */
    record Accepted(List<Reading> readings, List<Remark> missing) implements Screened {
        public Accepted {
            readings = List.copyOf(readings);
            missing = List.copyOf(missing);
        }
    }

    /** It may not. */
    record Silent(Prediction.Abstained abstained) implements Screened {}
}
