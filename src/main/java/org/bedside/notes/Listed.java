package org.bedside.notes;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.bedside.evidence.Coding;
import org.bedside.evidence.Fact;
import org.bedside.evidence.Facts;
import org.bedside.evidence.Kind;
import org.bedside.evidence.When;
import org.bedside.text.Terms;
import org.bedside.text.Tokens;

/** What the patient's lists hold, by code and by words. Immutable. */
final class Listed {

    /** Words that do not tell one problem from another. */
    private static final Set<String> FILLING = Set.of(
            "disorder",
            "disease",
            "finding",
            "situation",
            "of",
            "the",
            "and",
            "due",
            "to",
            "with",
            "unspecified",
            "(",
            ")",
            ",",
            "-",
            "/",
            ".",
            "[",
            "]",
            "nos",
            "without",
            "complication",
            "complications");

    /** How long a drug that is over counts where its list tells only when it was ordered: as long as most short courses. */
    private static final Duration COURSE = Duration.ofDays(7);

    private final Set<String> icd = new HashSet<>();
    private final List<Set<String>> problems = new ArrayList<>();
    private final List<Drug> drugs = new ArrayList<>();
    private final List<Drug> allergies = new ArrayList<>();

    /**
     * A drug of a list.
     *
     * @param ingredients RxCUIs, those of the drug itself included, and those of its class if it is one
     * @param names displays as keys, a space at both ends
     * @param until the last moment at which the list says that it was taken, or refuses it
     */
    record Drug(Fact fact, Set<String> ingredients, List<String> names, Instant until) {

        /** Whether it is, or holds, what a note names. */
        boolean is(Finding finding) {
            String term = " " + Terms.key(finding.term()) + " ";
            return finding.codes().stream().anyMatch(code -> ingredients.contains(code.code()))
                    || names.stream().anyMatch(name -> name.contains(term));
        }
    }

    private Listed() {}

    /** Every problem counts, resolved ones too: the list does not lack them. A stopped drug counts until it was stopped; one of which nobody is sure is not missing. */
    static Listed of(Facts facts) {
        Listed listed = problems(facts);
        for (Fact fact : facts.of(Kind.MEDICATION)) {
            boolean open = fact.active() || fact.standing() == Fact.Standing.TENTATIVE;
            listed.drugs.add(drug(fact, open ? Instant.MAX : end(fact.when())));
        }
        // What the patient does not tolerate is not taken, whatever a note seems to say.
        facts.of(Kind.ALLERGY).forEach(fact -> listed.allergies.add(drug(fact, Instant.MAX)));
        return listed;
    }

    /** The problems alone. */
    static Listed problems(Facts facts) {
        Listed listed = new Listed();
        facts.of(Kind.CONDITION).forEach(listed::problem);
        return listed;
    }

    /** Whether the list names a problem, more or less exactly than a note does. */
    boolean names(Finding problem) {
        String code = Problems.code(problem);
        Set<String> term = words(problem.term());
        return coversProblem(problem)
                || (!code.isEmpty() && icd.stream().anyMatch(listed -> Problems.covered(listed, code)))
                || problems.stream().anyMatch(listed -> !listed.isEmpty() && term.containsAll(listed));
    }

    private static Instant end(When when) {
        return when.from().equals(when.to()) ? when.to().plus(COURSE) : when.to();
    }

    /** What is taken now, as the lists say. */
    List<Drug> active() {
        return drugs.stream().filter(drug -> drug.fact().active()).toList();
    }

    /** What is not tolerated, as the list says. */
    List<Drug> allergies() {
        return List.copyOf(allergies);
    }

    private void problem(Fact fact) {
        for (Coding coding : fact.codes()) {
            if (coding.system().equals(Lexicon.ICD)) {
                icd.add(dotted(coding.code()));
            }
            if (!coding.display().isEmpty()) {
                String words = coding.display().replaceFirst("\\s*\\((?:disorder|finding|situation)\\)$", "");
                problems.add(words(words));
                Lexicon.shipped()
                        .of(words)
                        .filter(entry -> entry.kind() == Finding.Kind.PROBLEM)
                        .ifPresent(entry -> {
                            problems.add(words(entry.term()));
                            entry.codes().forEach(code -> icd.add(code.code()));
                        });
            }
        }
    }

    private static String dotted(String code) {
        return code.length() > 3 && code.charAt(3) != '.' ? code.substring(0, 3) + "." + code.substring(3) : code;
    }

    private static Drug drug(Fact fact, Instant until) {
        Set<String> ingredients = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (Coding coding : fact.codes()) {
            if (coding.system().equals(Lexicon.RXNORM)) {
                ingredients.add(coding.code());
            }
            String text = coding.display();
            for (Lexicon.Hit hit : Lexicon.shipped().in(Tokens.of(text, 0, text.length()), Section.MEDICATIONS)) {
                hit.entry().codes().forEach(code -> ingredients.add(code.code()));
            }
            if (!text.isEmpty()) {
                names.add(" " + Terms.key(text) + " ");
                ingredients.addAll(DrugClasses.ingredients(text));
            }
        }
        return new Drug(fact, ingredients, names, until);
    }

    private static Set<String> words(String text) {
        Tokens tokens = Tokens.of(text, 0, text.length());
        Set<String> words = new HashSet<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (!FILLING.contains(tokens.lower(i))) {
                words.add(tokens.lower(i));
            }
        }
        return words;
    }

    /** Whether a list had the finding at a moment, or something that says it more exactly. */
    boolean covers(Finding finding, Instant at) {
        return switch (finding.kind()) {
            case PROBLEM -> coversProblem(finding);
            case MEDICATION -> coversDrug(finding, at);
            case ALLERGY -> allergies.stream().anyMatch(allergy -> allergy.is(finding));
        };
    }

    private boolean coversProblem(Finding finding) {
        String code = Problems.code(finding);
        if (!code.isEmpty() && icd.stream().anyMatch(listed -> Problems.covered(code, listed))) {
            return true;
        }
        Set<String> term = words(finding.term());
        Set<String> text = words(finding.text().toLowerCase(Locale.ROOT));
        return problems.stream().anyMatch(listed -> !term.isEmpty() && listed.containsAll(term))
                || problems.stream().anyMatch(listed -> !text.isEmpty() && listed.containsAll(text));
    }

    private boolean coversDrug(Finding finding, Instant at) {
        List<Drug> then = Stream.concat(drugs.stream(), allergies.stream())
                .filter(drug -> !at.isAfter(drug.until()))
                .toList();
        Set<String> ingredients = new HashSet<>();
        then.forEach(drug -> ingredients.addAll(drug.ingredients()));
        if (!finding.codes().isEmpty()
                && finding.codes().stream().allMatch(coding -> ingredients.contains(coding.code()))) {
            return true;
        }
        String term = " " + Terms.key(finding.term()) + " ";
        return then.stream().flatMap(drug -> drug.names().stream()).anyMatch(name -> name.contains(term));
    }
}
