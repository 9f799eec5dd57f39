package org.bedside.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.bedside.card.Card;
import org.bedside.card.Markdown;
import org.bedside.catalog.Service.Task.Reconcile;
import org.bedside.decision.Decision.Status;
import org.bedside.evidence.Note;
import org.bedside.evidence.Remark;
import org.bedside.evidence.Subject;
import org.bedside.notes.Finding;
import org.bedside.notes.Mention;
import org.bedside.notes.Suggestion;

/** Turns what notes affirm and the lists lack into one card that quotes each with its note and date. */
public final class ReconciliationDecision {

    /** A note's title comes from the request, at any length. */
    private static final int LONGEST_TITLE = 120;

    private ReconciliationDecision() {}

    /**
     * What the service says of these gaps.
     *
     * @param late how many notes could not be read in time
     */
    public static Decision of(Asked asked, Reconcile task, List<Suggestion> gaps, int late, List<Remark> remarks) {
        if (asked.facts().subject().map(Subject::dead).orElse(false)) {
            return new Decision(Status.OUTSIDE, List.of(), Optional.empty(), "", remarks);
        }
        if (gaps.isEmpty()) {
            boolean nothingRead = late > 0 && late >= asked.facts().notes().size();
            return new Decision(nothingRead ? Status.LATE : Status.SILENT, List.of(), Optional.empty(), "", remarks);
        }
        long problems = count(gaps, Finding.Kind.PROBLEM);
        long medications = count(gaps, Finding.Kind.MEDICATION);
        StringBuilder detail = new StringBuilder(fill(task.lead(), problems, medications));
        list(asked, gaps, Finding.Kind.PROBLEM, "Problems", task.most(), detail);
        list(asked, gaps, Finding.Kind.MEDICATION, "Medications", task.most(), detail);
        if (late > 0) {
            detail.append("\n\n").append(late).append(" note(s) could not be read in time and are not in this list.");
        }
        detail.append("\n\n").append(asked.service().texts().basis());
        Card card = Cards.card(
                asked,
                fill(task.summary(), problems, medications),
                detail.toString(),
                task.indicator(),
                Card.Selection.ANY,
                drafts(asked, gaps, task.most()));
        return new Decision(Status.ANSWERED, List.of(card), Optional.empty(), "gaps", remarks);
    }

    /** One for each gap that the card lists. */
    private static List<org.bedside.card.Suggestion> drafts(Asked asked, List<Suggestion> gaps, int most) {
        List<org.bedside.card.Suggestion> drafts = new ArrayList<>();
        for (Finding.Kind kind : Finding.Kind.values()) {
            gaps.stream().filter(gap -> gap.kind() == kind).limit(most).forEach(gap -> {
                UUID id = Cards.suggestionId(asked, drafts.size() + 1);
                drafts.add(Drafts.add(
                        asked, id, kind, gap.term(), gap.codes(), gap.mentions().get(0)));
            });
        }
        return drafts;
    }

    private static long count(List<Suggestion> gaps, Finding.Kind kind) {
        return gaps.stream().filter(gap -> gap.kind() == kind).count();
    }

    private static String fill(String text, long problems, long medications) {
        return text.replace("{problems}", Long.toString(problems)).replace("{medications}", Long.toString(medications));
    }

    private static void list(
            Asked asked, List<Suggestion> gaps, Finding.Kind kind, String title, int most, StringBuilder detail) {
        List<Suggestion> ofKind =
                gaps.stream().filter(gap -> gap.kind() == kind).toList();
        if (ofKind.isEmpty()) {
            return;
        }
        detail.append("\n\n**").append(title).append("**\n");
        for (Suggestion gap : ofKind.subList(0, Math.min(most, ofKind.size()))) {
            item(asked, gap, detail);
        }
        if (ofKind.size() > most) {
            detail.append("\n- and ").append(ofKind.size() - most).append(" more");
        }
    }

    private static void item(Asked asked, Suggestion gap, StringBuilder detail) {
        Mention latest = gap.mentions().get(0);
        Note note = latest.note();
        String title = note.title().isEmpty() ? "Note" : note.title();
        LocalDate day = LocalDate.ofInstant(note.when().from(), asked.facts().zone());
        detail.append("\n- **").append(Markdown.escape(capitalised(gap.term()))).append("**");
        gap.codes().stream()
                .findFirst()
                .ifPresent(code -> detail.append(" (")
                        .append(name(code.system()))
                        .append(' ')
                        .append(Markdown.escape(code.code()))
                        .append(')'));
        detail.append(": “")
                .append(Markdown.escape(latest.finding().sentence()))
                .append("” — ")
                .append(Markdown.excerpt(title, LONGEST_TITLE))
                .append(", ")
                .append(day);
        if (gap.mentions().size() > 1) {
            detail.append(", and ").append(gap.mentions().size() - 1).append(" more mention(s)");
        }
    }

    private static String name(String system) {
        return system.contains("icd-10") ? "ICD-10-CM" : system.contains("rxnorm") ? "RxNorm" : "code";
    }

    private static String capitalised(String term) {
        return term.isEmpty() ? term : term.substring(0, 1).toUpperCase(Locale.ROOT) + term.substring(1);
    }
}
