package org.bedside.notes;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bedside.evidence.Coding;
import org.bedside.evidence.Fact;
import org.bedside.evidence.Facts;
import org.bedside.evidence.Kind;

/**
 * Compares what notes say with the patient's problem list, medication list and allergies. Errs on the side of silence: a
 * clinician reads what it gives.
 */
public final class Reconciliation {

    /** A problem that does not go on, or a medication, is only suggested from a note of the last three months. */
    private static final Duration RECENT = Duration.ofDays(90);

    private Reconciliation() {}

    /** The affirmed current problems and medications that the lists lack, the latest mention first. */
    public static List<Suggestion> missing(List<Mention> mentions, Facts facts) {
        Listed listed = Listed.of(facts);
        Comparator<Mention> latest =
                Comparator.comparing((Mention mention) -> at(mention, facts)).reversed();
        List<Mention> sorted = mentions.stream()
                .filter(mention -> !at(mention, facts).isAfter(facts.asOf()))
                .sorted(latest.thenComparing(mention -> mention.finding().begin()))
                .toList();
        Map<String, List<Mention>> byName = new LinkedHashMap<>();
        for (Mention mention : sorted) {
            if (current(mention, facts) && !listed.covers(mention.finding())) {
                byName.computeIfAbsent(name(mention.finding()), name -> new ArrayList<>())
                        .add(mention);
            }
        }
        List<Suggestion> suggestions = new ArrayList<>();
        byName.forEach((name, same) -> {
            Finding first = same.get(0).finding();
            suggestions.add(new Suggestion(first.kind(), first.term(), first.codes(), same));
        });
        return suggestions;
    }

    /** When a note was written; one without a usable date counts as the oldest. */
    private static Instant at(Mention mention, Facts facts) {
        Instant to = mention.note().when().to();
        return mention.note().when().open() ? facts.asOf() : to;
    }

    private static boolean current(Mention mention, Facts facts) {
        Finding finding = mention.finding();
        boolean recent = at(mention, facts).isAfter(facts.asOf().minus(RECENT));
        if (finding.kind() == Finding.Kind.MEDICATION) {
            return recent
                    && finding.assertion() == Assertion.AFFIRMED
                    && !finding.codes().isEmpty();
        }
        if (!Problems.worthListing(finding)) {
            return false;
        }
        boolean chronic = Problems.chronic(finding);
        return switch (finding.assertion()) {
            case AFFIRMED -> chronic || recent;
            case HISTORICAL -> chronic;
            case NEGATED, OTHER_PERSON, ALLERGY, POSSIBLE -> false;
        };
    }

    /** What makes two findings the same: their codes, else their term. */
    private static String name(Finding finding) {
        String codes = String.join(
                ",", finding.codes().stream().map(Coding::code).sorted().toList());
        return finding.kind() + " " + (codes.isEmpty() ? finding.term() : codes);
    }

    /** The facts of one kind that still hold. */
    static List<Fact> holding(Facts facts, Kind kind) {
        return facts.of(kind).stream().filter(Fact::active).toList();
    }
}
