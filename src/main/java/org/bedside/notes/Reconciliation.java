package org.bedside.notes;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.bedside.evidence.Coding;
import org.bedside.evidence.Facts;

/**
 * Compares what notes say with the patient's problem list, medication list and allergies. Errs on the side of silence: a
 * clinician reads what it gives.
 */
public final class Reconciliation {

    /** A problem that does not go on, or a medication, is only suggested from a note of the last three months. */
    private static final Duration RECENT = Duration.ofDays(90);

    private static final Pattern SPACES = Pattern.compile("\\s+");

    private Reconciliation() {}

    /** The affirmed current problems and medications that the lists lack, the latest mention first. */
    public static List<Suggestion> missing(List<Mention> mentions, Facts facts) {
        Comparator<Mention> latest =
                Comparator.comparing((Mention mention) -> at(mention, facts)).reversed();
        List<Mention> sorted = mentions.stream()
                .filter(mention -> !at(mention, facts).isAfter(facts.asOf()))
                .sorted(latest.thenComparing(mention -> mention.finding().begin()))
                .toList();
        Map<String, List<Mention>> byName = new LinkedHashMap<>();
        Set<String> quoted = new HashSet<>();
        for (Mention mention : sorted) {
            String name = name(mention.finding());
            if (quoted.add(name + ' ' + mention.finding().assertion() + ' ' + words(mention))) {
                byName.computeIfAbsent(name, first -> new ArrayList<>()).add(mention);
            }
        }
        Listed listed = Listed.of(facts);
        List<Suggestion> suggestions = new ArrayList<>();
        for (List<Mention> same : byName.values()) {
            List<Mention> missing = same.stream()
                    .filter(mention -> current(mention, facts))
                    .filter(mention -> !listed.covers(mention.finding(), at(mention, facts)))
                    .toList();
            if (!missing.isEmpty() && !withdrawn(same)) {
                Finding first = missing.get(0).finding();
                suggestions.add(new Suggestion(first.kind(), first.term(), first.codes(), missing));
            }
        }
        return suggestions;
    }

    /** Of a text that was copied from note to note, or twice into one, the latest note speaks. */
    private static String words(Mention mention) {
        return SPACES.matcher(mention.finding().sentence()).replaceAll(" ").strip();
    }

    private static Instant at(Mention mention, Facts facts) {
        return mention.note().when().open()
                ? facts.asOf()
                : mention.note().when().to();
    }

    private static boolean current(Mention mention, Facts facts) {
        Finding finding = mention.finding();
        Assertion said = finding.assertion();
        boolean recent = at(mention, facts).isAfter(facts.asOf().minus(RECENT));
        return switch (finding.kind()) {
            case MEDICATION -> recent && said.current() && !finding.codes().isEmpty();
            case ALLERGY -> false;
            case PROBLEM -> {
                boolean chronic = Problems.chronic(finding);
                yield Problems.worthListing(finding)
                        && finding.section() != Section.ALLERGIES
                        && said.present()
                        && (chronic || (recent && said.current()));
            }
        };
    }

    /** Whether the latest note that names it takes it back: denies the problem, or stops or does not tolerate the drug. */
    private static boolean withdrawn(List<Mention> sameLatestFirst) {
        Mention latest = sameLatestFirst.get(0);
        List<Finding> said = sameLatestFirst.stream()
                .filter(mention -> mention.note().equals(latest.note()))
                .map(Mention::finding)
                .toList();
        if (latest.finding().kind() == Finding.Kind.PROBLEM) {
            return said.stream().anyMatch(finding -> denied(finding.assertion()))
                    && said.stream().noneMatch(finding -> finding.assertion().present());
        }
        return said.stream()
                .anyMatch(finding -> finding.kind() == Finding.Kind.ALLERGY
                        ? finding.assertion().present()
                        : gone(finding.assertion()));
    }

    private static boolean denied(Assertion said) {
        return said.negated() && !said.otherPerson();
    }

    private static boolean gone(Assertion said) {
        return !said.otherPerson() && (said.negated() || (said.historical() && !said.hypothetical()));
    }

    /** What makes two findings the same: their codes, else their term; an allergy is to the same drug. */
    private static String name(Finding finding) {
        String codes = String.join(
                ",", finding.codes().stream().map(Coding::code).sorted().toList());
        boolean problem = finding.kind() == Finding.Kind.PROBLEM;
        return (problem ? "problem " : "drug ") + (codes.isEmpty() ? finding.term() : codes);
    }
}
