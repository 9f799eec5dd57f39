package org.bedside.notes;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    static final Duration RECENT = Duration.ofDays(90);

    private static final Pattern SPACES = Pattern.compile("\\s+");

    private Reconciliation() {}

    /** What the lists lack, and what is said against them; the latest mention first. */
    public record Differences(List<Gap> gaps, List<Contradiction> contradictions) {
        public Differences {
            gaps = List.copyOf(gaps);
            contradictions = List.copyOf(contradictions);
        }
    }

    /** Compares what the notes say with the lists. */
    public static Differences of(List<Mention> mentions, Facts facts) {
        Collection<List<Mention>> byName = byName(mentions, facts);
        Listed listed = Listed.of(facts);
        List<Gap> gaps = new ArrayList<>();
        List<Contradiction> contradictions = new ArrayList<>(Orders.againstAllergies(listed));
        for (List<Mention> same : byName) {
            gap(same, facts, listed).ifPresent(gaps::add);
            contradictions.addAll(Orders.againstNotes(same, facts, listed));
        }
        List<Gap> exact =
                gaps.stream().filter(gap -> !saidMoreExactly(gap, gaps)).toList();
        return new Differences(exact, contradictions);
    }

    /** Whether another gap says all that this one says, as "paroxysmal atrial fibrillation" does of "atrial fibrillation". */
    private static boolean saidMoreExactly(Gap gap, List<Gap> gaps) {
        String code = Problems.code(gap.codes());
        return !code.isEmpty() && gaps.stream().anyMatch(other -> saysAll(other, gap, code));
    }

    private static boolean saysAll(Gap other, Gap gap, String code) {
        String exact = Problems.code(other.codes());
        return !exact.isEmpty()
                && !exact.equals(code)
                && !other.term().equals(gap.term())
                && Problems.covered(code, exact)
                && (!Problems.covered(exact, code) || (' ' + other.term() + ' ').contains(' ' + gap.term() + ' '));
    }

    /** The mentions of each thing, the latest first; what was copied from note to note counts once. */
    private static Collection<List<Mention>> byName(List<Mention> mentions, Facts facts) {
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
        return byName.values();
    }

    private static Optional<Gap> gap(List<Mention> same, Facts facts, Listed listed) {
        List<Mention> missing = same.stream()
                .filter(mention -> current(mention, facts))
                .filter(mention -> !listed.covers(mention.finding(), at(mention, facts)))
                .toList();
        Optional<Mention> allergy = missing.stream()
                .filter(mention -> mention.finding().kind() == Finding.Kind.ALLERGY)
                .findFirst();
        if (missing.isEmpty() || (allergy.isEmpty() && withdrawn(same))) {
            return Optional.empty();
        }
        Finding.Kind kind = allergy.orElse(missing.get(0)).finding().kind();
        List<Mention> ofKind = missing.stream()
                .filter(mention -> mention.finding().kind() == kind)
                .toList();
        Finding first = ofKind.get(0).finding();
        return Optional.of(new Gap(kind, first.term(), first.codes(), ofKind));
    }

    /** Of a text that was copied from note to note, or twice into one, the latest note speaks. */
    private static String words(Mention mention) {
        return SPACES.matcher(mention.finding().sentence()).replaceAll(" ").strip();
    }

    static Instant at(Mention mention, Facts facts) {
        return mention.note().when().open()
                ? facts.asOf()
                : mention.note().when().to();
    }

    private static boolean current(Mention mention, Facts facts) {
        Finding finding = mention.finding();
        Assertion said = finding.assertion();
        boolean recent = at(mention, facts).isAfter(facts.asOf().minus(RECENT));
        return switch (finding.kind()) {
            case MEDICATION ->
                recent
                        && said.current()
                        && !said.conditional()
                        && !finding.codes().isEmpty();
            case ALLERGY -> said.present() && !finding.codes().isEmpty();
            case PROBLEM -> {
                boolean chronic = Problems.chronic(finding);
                yield Problems.worthListing(finding)
                        && finding.section() != Section.ALLERGIES
                        && said.present()
                        && (chronic || (recent && said.current()));
            }
        };
    }

    /**
     * Whether the latest note that names it takes it back: denies the problem; stops the drug, does not tolerate it, or says
     * that it was given on an occasion, which other words in that note may be about.
     */
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
                        : gone(finding.assertion()) || finding.assertion().conditional());
    }

    private static boolean denied(Assertion said) {
        return said.negated() && !said.otherPerson();
    }

    static boolean gone(Assertion said) {
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
