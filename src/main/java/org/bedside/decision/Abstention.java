package org.bedside.decision;

import java.util.List;
import java.util.Optional;
import org.bedside.card.Card;
import org.bedside.catalog.Service;
import org.bedside.decision.Decision.Status;
import org.bedside.evidence.Input;
import org.bedside.predict.Prediction;

/** What is decided where a model cannot say. */
final class Abstention {

    private Abstention() {}

    /**
     * Silence outside of the model's population, else the honest card if the service has one.
     *
     * @param inputs whose labels the reasons are told with
     */
    static Decision of(
            Asked asked, Optional<Service.Honest> honest, Prediction.Abstained abstained, List<Input> inputs) {
        Status status = abstained.outside() ? Status.OUTSIDE : Status.ABSTAINED;
        List<Card> cards = honest.filter(card -> !abstained.outside())
                .map(card -> List.of(card(asked, card, abstained, inputs)))
                .orElse(List.of());
        return new Decision(status, cards, Optional.of(abstained), "", abstained.reasons());
    }

    private static Card card(Asked asked, Service.Honest honest, Prediction.Abstained abstained, List<Input> inputs) {
        StringBuilder detail = new StringBuilder(honest.lead());
        Explanation.missing(abstained.reasons(), List.of(), inputs, detail);
        Explanation.basis(asked, detail);
        return Cards.card(asked, honest.summary(), detail.toString(), honest.indicator(), "");
    }
}
