package org.bedside.decision;

import java.util.List;
import java.util.Optional;
import org.bedside.card.Card;
import org.bedside.evidence.Remark;
import org.bedside.predict.Prediction;

/**
 * What a service says, and from what.
 *
 * @param band the name of the band of the prediction, {@code ""} without one
 * @param remarks why something is missing from it
 */
public record Decision(
        Status status, List<Card> cards, Optional<Prediction> prediction, String band, List<Remark> remarks) {

    public Decision {
        cards = List.copyOf(cards);
        remarks = List.copyOf(remarks);
    }

    /** In which way a service answered. */
    public enum Status {
        /** It had something to show. */
        ANSWERED,
        /** There was nothing to show: a low risk, lists without gaps. */
        SILENT,
        /** The patient is not one for whom the service speaks. */
        OUTSIDE,
        /** It could not say, for want of data. */
        ABSTAINED,
        /** It was not ready in time. */
        LATE,
        /** The resources were not of the patient asked about. */
        REFUSED
    }
}
