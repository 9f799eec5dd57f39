package org.bedside.decision;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bedside.card.Band;
import org.bedside.card.Card;
import org.bedside.card.Link;
import org.bedside.card.Markdown;
import org.bedside.catalog.Service;
import org.bedside.catalog.Service.Task.Tell;
import org.bedside.decision.Decision.Status;
import org.bedside.predict.Prediction;

/** Turns what a specialist says into a card, an honest card, or silence. */
public final class TellingDecision {

    private static final int LONGEST_VALUE = 120;

    private TellingDecision() {}

    /** What the service says of this. */
    public static Decision of(Asked asked, Tell task, Prediction prediction) {
        if (prediction instanceof Prediction.Statement statement) {
            return ofStatement(asked, task, statement);
        }
        if (!(prediction instanceof Prediction.Abstained abstained)) {
            throw new IllegalArgumentException("a specialist makes statements");
        }
        return Abstention.of(asked, task.abstained(), abstained, List.of());
    }

    private static Decision ofStatement(Asked asked, Tell task, Prediction.Statement statement) {
        String label = statement.label();
        Service.Saying saying = task.saying(label)
                .orElseThrow(() -> new IllegalStateException("the service has nothing to say of the label " + label));
        if (!saying.shown()) {
            return new Decision(Status.SILENT, List.of(), Optional.of(statement), label, statement.missing());
        }
        StringBuilder detail = new StringBuilder(512).append(fill(saying.lead(), statement, Markdown::escape));
        if (statement.probability().isPresent()) {
            Prediction.Probability probability = statement.probability().get();
            Explanation.probability(probability.value(), probability.lower(), probability.upper(), detail);
            detail.append('.');
        }
        table(statement.lines(), asked.facts().zone(), detail);
        Explanation.missing(statement.missing(), List.of(), List.of(), detail);
        Explanation.basis(asked, detail);
        String summary = fill(saying.summary(), statement, UnaryOperator.identity());
        Card plain = Cards.card(asked, summary, detail.toString(), saying.indicator(), label);
        Card card = linked(asked, statement, filed(asked, statement, plain));
        return new Decision(Status.ANSWERED, List.of(card), Optional.of(statement), label, statement.missing());
    }

    private static Card filed(Asked asked, Prediction.Statement statement, Card card) {
        int index = asked.service().texts().proposals().size() + 1;
        return statement
                .measured()
                .map(measured -> card.withSuggestion(Filing.of(asked, measured, index)))
                .orElse(card);
    }

    private static Card linked(Asked asked, Prediction.Statement statement, Card card) {
        return statement
                .picture()
                .map(picture -> card.withLink(new Link(picture.label(), page(asked, card, picture), false, "")))
                .orElse(card);
    }

    /** Where the picture is that explains a card. */
    private static String page(Asked asked, Card card, Prediction.Picture picture) {
        return asked.baseUrl() + "/explanations/" + card.uuid() + "."
                + picture.format().ending();
    }

    private static void table(List<Prediction.Line> lines, ZoneId zone, StringBuilder detail) {
        if (lines.isEmpty()) {
            return;
        }
        detail.append("\n\n| What | Value | Date | Meaning |\n|---|---|---|---|\n");
        for (Prediction.Line line : lines) {
            detail.append("| ")
                    .append(Markdown.escape(line.name()))
                    .append(" | ")
                    .append(Markdown.excerpt(line.value(), LONGEST_VALUE))
                    .append(" | ")
                    .append(Explanation.date(line.from(), zone))
                    .append(" | ")
                    .append(Markdown.escape(line.meaning()))
                    .append(" |\n");
        }
    }

    /** The text with its numbers in place. */
    private static String fill(String text, Prediction.Statement statement, UnaryOperator<String> escape) {
        String filled = text;
        if (statement.probability().isPresent()) {
            Prediction.Probability probability = statement.probability().get();
            filled = filled.replace("{percent}", escape.apply(Band.percent(probability.value())))
                    .replace("{lower}", escape.apply(Band.percent(probability.lower())))
                    .replace("{upper}", escape.apply(Band.percent(probability.upper())));
        }
        for (Map.Entry<String, Double> number : statement.numbers().entrySet()) {
            filled = filled.replace("{" + number.getKey() + "}", escape.apply(Explanation.number(number.getValue())));
        }
        return filled;
    }
}
