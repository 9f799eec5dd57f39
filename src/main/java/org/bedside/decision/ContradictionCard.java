package org.bedside.decision;

import java.time.LocalDate;
import java.util.List;
import org.bedside.card.Card;
import org.bedside.card.Markdown;
import org.bedside.catalog.Service.Contradictions;
import org.bedside.evidence.Coding;
import org.bedside.evidence.Fact;
import org.bedside.notes.Contradiction;

/** The card of what notes and lists say against each other. */
final class ContradictionCard {

    private static final int LONGEST_NAME = 120;

    private ContradictionCard() {}

    static Card of(Asked asked, Contradictions texts, List<Contradiction> found, int most) {
        StringBuilder detail = new StringBuilder(fill(texts.lead(), found)).append("\n");
        for (Contradiction one : found.subList(0, Math.min(most, found.size()))) {
            item(asked, one, detail);
        }
        if (found.size() > most) {
            detail.append("\n- and ").append(found.size() - most).append(" more");
        }
        detail.append("\n\n").append(asked.service().texts().basis());
        return Cards.card(
                asked,
                0,
                fill(texts.summary(), found),
                detail.toString(),
                texts.indicator(),
                Card.Selection.ANY,
                List.of());
    }

    private static String fill(String text, List<Contradiction> found) {
        return text.replace("{counts}", Quotes.counted(found.size(), "medication", "medications"))
                .replace("{contradictions}", Integer.toString(found.size()));
    }

    private static void item(Asked asked, Contradiction one, StringBuilder detail) {
        Quotes.item(one.term(), detail);
        detail.append(": active on the list");
        listed(asked, one.order(), detail);
        detail.append(
                switch (one.why()) {
                    case STOPPED -> ", but not taken: ";
                    case NOT_TOLERATED -> ", but an allergy is documented: ";
                });
        one.said().ifPresent(mention -> Quotes.append(asked, mention, detail));
        one.allergy().ifPresent(allergy -> {
            detail.append("the allergy list has ").append(name(allergy));
            listed(asked, allergy, detail);
        });
    }

    /** Since when; a reference to the resource would tell a clinician nothing. */
    private static void listed(Asked asked, Fact fact, StringBuilder detail) {
        if (fact.when().dated()) {
            detail.append(" (since ")
                    .append(LocalDate.ofInstant(
                            fact.when().from(), asked.facts().zone()))
                    .append(')');
        }
    }

    private static String name(Fact fact) {
        return fact.codes().stream()
                .map(Coding::display)
                .filter(display -> !display.isEmpty())
                .findFirst()
                .map(display -> Markdown.excerpt(display, LONGEST_NAME))
                .orElse("it");
    }
}
