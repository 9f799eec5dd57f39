package org.bedside.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bedside.card.Band;
import org.bedside.card.Card;
import org.bedside.card.Markdown;
import org.bedside.catalog.Service.Task.Predict;
import org.bedside.decision.Decision.Status;
import org.bedside.evidence.Input;
import org.bedside.predict.IfKnown;
import org.bedside.predict.ModelInput;
import org.bedside.predict.ModelSpec;
import org.bedside.predict.Prediction;

/** Turns a prediction into a card, an honest card, or silence. */
public final class PredictionDecision {

    private PredictionDecision() {}

    /**
     * What the service says of this prediction.
     *
     * @param ifKnown what knowing missing inputs could change; asked only where a card is shown
     */
    public static Decision of(
            Asked asked,
            Predict task,
            ModelSpec model,
            Prediction prediction,
            Function<Prediction.Risk, List<IfKnown>> ifKnown) {
        if (prediction instanceof Prediction.Risk risk) {
            return ofRisk(asked, task, model, risk, ifKnown);
        }
        return Abstention.of(asked, task.abstained(), (Prediction.Abstained) prediction, inputs(model));
    }

    private static Decision ofRisk(
            Asked asked,
            Predict task,
            ModelSpec model,
            Prediction.Risk risk,
            Function<Prediction.Risk, List<IfKnown>> ifKnown) {
        Band band = task.band(risk.probability());
        if (!band.shown()) {
            return new Decision(Status.SILENT, List.of(), Optional.of(risk), band.name(), risk.missing());
        }
        StringBuilder detail = new StringBuilder(512);
        detail.append(Band.fillMarkdown(band.lead(), risk.probability(), risk.lower(), risk.upper()));
        Explanation.probability(risk.probability(), risk.lower(), risk.upper(), detail);
        detail.append(", ")
                .append(Markdown.escape(model.outcome()))
                .append(". Shown from ")
                .append(Markdown.escape(Band.percent(shownFrom(task))))
                .append(" % on; this patient's band is ")
                .append(Markdown.escape(band.name()))
                .append('.');
        Explanation.table(risk, asked.facts().zone(), detail);
        Explanation.missing(risk.missing(), ifKnown.apply(risk), inputs(model), detail);
        FromNotes.troubles(asked.facts(), model, detail);
        Explanation.basis(asked, detail);
        String summary = Band.fill(band.summary(), risk.probability(), risk.lower(), risk.upper());
        Card card = Cards.card(asked, summary, detail.toString(), band.indicator(), band.name());
        return new Decision(Status.ANSWERED, List.of(card), Optional.of(risk), band.name(), risk.missing());
    }

    private static double shownFrom(Predict task) {
        return task.bands().stream()
                .filter(Band::shown)
                .mapToDouble(Band::from)
                .min()
                .orElse(1);
    }

    private static List<Input> inputs(ModelSpec model) {
        List<Input> inputs = new ArrayList<>();
        for (ModelInput input : model.inputs()) {
            inputs.add(input.input());
        }
        return inputs;
    }
}
