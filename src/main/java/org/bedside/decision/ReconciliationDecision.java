package org.bedside.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bedside.card.Card;
import org.bedside.card.Markdown;
import org.bedside.card.Suggestion;
import org.bedside.catalog.Service.Task.Reconcile;
import org.bedside.decision.Decision.Status;
import org.bedside.evidence.Dosage;
import org.bedside.evidence.Remark;
import org.bedside.evidence.Subject;
import org.bedside.notes.Finding;
import org.bedside.notes.Gap;
import org.bedside.notes.Reconciliation;

/**
 * Turns what notes affirm and the lists lack into a card that quotes each with its note and date; before it stands one of
 * what notes and lists say against each other.
 */
public final class ReconciliationDecision {

    /** A dosage's text is put together from the note. */
    private static final int LONGEST_DOSAGE = 120;

    private ReconciliationDecision() {}

    /**
     * What the service says of these differences.
     *
     * @param late how many notes could not be read in time
     */
    public static Decision of(
            Asked asked, Reconcile task, Reconciliation.Differences differences, int late, List<Remark> remarks) {
        if (asked.facts().subject().map(Subject::dead).orElse(false)) {
            return new Decision(Status.OUTSIDE, List.of(), Optional.empty(), "", remarks);
        }
        List<Card> cards = new ArrayList<>();
        if (!differences.contradictions().isEmpty()) {
            task.contradictions()
                    .ifPresent(texts ->
                            cards.add(ContradictionCard.of(asked, texts, differences.contradictions(), task.most())));
        }
        String band = cards.isEmpty() ? "gaps" : "contradictions";
        if (!differences.gaps().isEmpty()) {
            cards.add(gaps(asked, task, differences.gaps(), late, cards.size()));
        }
        if (cards.isEmpty()) {
            boolean nothingRead = late > 0 && late >= asked.facts().notes().size();
            return new Decision(nothingRead ? Status.LATE : Status.SILENT, List.of(), Optional.empty(), "", remarks);
        }
        return new Decision(Status.ANSWERED, cards, Optional.empty(), band, remarks);
    }

    private static Card gaps(Asked asked, Reconcile task, List<Gap> gaps, int late, int index) {
        StringBuilder detail = new StringBuilder(fill(task.lead(), gaps));
        list(asked, gaps, Finding.Kind.PROBLEM, "Problems", task.most(), detail);
        list(asked, gaps, Finding.Kind.MEDICATION, "Medications", task.most(), detail);
        list(asked, gaps, Finding.Kind.ALLERGY, "Allergies", task.most(), detail);
        if (late > 0) {
            detail.append("\n\n")
                    .append(Quotes.counted(late, "note", "notes"))
                    .append(" could not be read in time and may say more.");
        }
        detail.append("\n\n").append(asked.service().texts().basis());
        return Cards.card(
                asked,
                index,
                fill(task.summary(), gaps),
                detail.toString(),
                task.indicator(),
                Card.Selection.ANY,
                drafts(asked, gaps, task.most(), index));
    }

    /** One for each gap that the card lists. */
    private static List<Suggestion> drafts(Asked asked, List<Gap> gaps, int most, int card) {
        List<Suggestion> drafts = new ArrayList<>();
        for (Finding.Kind kind : Finding.Kind.values()) {
            gaps.stream().filter(gap -> gap.kind() == kind).limit(most).forEach(gap -> {
                UUID id = Cards.suggestionId(asked, card, drafts.size() + 1);
                drafts.add(Drafts.add(asked, id, kind, gap.term(), gap.codes(), gap.source()));
            });
        }
        return drafts;
    }

    private static String fill(String text, List<Gap> gaps) {
        List<String> counts = List.of(
                counted(gaps, Finding.Kind.PROBLEM, "problem", "problems"),
                counted(gaps, Finding.Kind.MEDICATION, "medication", "medications"),
                counted(gaps, Finding.Kind.ALLERGY, "allergy", "allergies"));
        return text.replace("{counts}", Quotes.listed(counts))
                .replace("{problems}", count(gaps, Finding.Kind.PROBLEM))
                .replace("{medications}", count(gaps, Finding.Kind.MEDICATION))
                .replace("{allergies}", count(gaps, Finding.Kind.ALLERGY));
    }

    private static String counted(List<Gap> gaps, Finding.Kind kind, String one, String many) {
        return Quotes.counted(gaps.stream().filter(gap -> gap.kind() == kind).count(), one, many);
    }

    private static String count(List<Gap> gaps, Finding.Kind kind) {
        return Long.toString(gaps.stream().filter(gap -> gap.kind() == kind).count());
    }

    private static void list(
            Asked asked, List<Gap> gaps, Finding.Kind kind, String title, int most, StringBuilder detail) {
        List<Gap> ofKind = gaps.stream().filter(gap -> gap.kind() == kind).toList();
        if (ofKind.isEmpty()) {
            return;
        }
        detail.append("\n\n**").append(title).append("**\n");
        for (Gap gap : ofKind.subList(0, Math.min(most, ofKind.size()))) {
            item(asked, gap, detail);
        }
        if (ofKind.size() > most) {
            detail.append("\n- and ").append(ofKind.size() - most).append(" more");
        }
    }

    private static void item(Asked asked, Gap gap, StringBuilder detail) {
        Quotes.item(gap.term(), detail);
        String dosages = String.join(
                "; ", gap.source().dosages().stream().map(Dosage::text).toList());
        if (!dosages.isEmpty()) {
            detail.append(' ').append(Markdown.excerpt(dosages, LONGEST_DOSAGE));
        }
        gap.codes().stream()
                .findFirst()
                .ifPresent(code -> detail.append(" (")
                        .append(name(code.system()))
                        .append(' ')
                        .append(Markdown.escape(code.code()))
                        .append(')'));
        detail.append(": ");
        Quotes.append(asked, gap.source(), detail);
        if (gap.mentions().size() > 1) {
            detail.append(", and ").append(Quotes.counted(gap.mentions().size() - 1, "more mention", "more mentions"));
        }
    }

    private static String name(String system) {
        return system.contains("icd-10") ? "ICD-10-CM" : system.contains("rxnorm") ? "RxNorm" : "code";
    }
}
