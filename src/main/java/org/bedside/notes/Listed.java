package org.bedside.notes;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.bedside.evidence.Coding;
import org.bedside.evidence.Fact;
import org.bedside.evidence.Facts;
import org.bedside.evidence.Kind;

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

    private final Set<String> icd = new HashSet<>();
    private final Set<String> ingredients = new HashSet<>();
    private final List<Set<String>> problems = new ArrayList<>();
    private final List<String> drugs = new ArrayList<>();

    private Listed() {}

    static Listed of(Facts facts) {
        Listed listed = new Listed();
        Reconciliation.holding(facts, Kind.CONDITION).forEach(listed::problem);
        Reconciliation.holding(facts, Kind.MEDICATION).forEach(listed::drug);
        // What the patient does not tolerate is not taken, whatever a note seems to say.
        Reconciliation.holding(facts, Kind.ALLERGY).forEach(listed::drug);
        return listed;
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

    private void drug(Fact fact) {
        for (Coding coding : fact.codes()) {
            if (coding.system().equals(Lexicon.RXNORM)) {
                ingredients.add(coding.code());
            }
            String text = coding.display();
            Tokens tokens = Tokens.of(text, 0, text.length());
            for (Lexicon.Hit hit : Lexicon.shipped().in(tokens, Section.MEDICATIONS)) {
                hit.entry().codes().forEach(code -> ingredients.add(code.code()));
            }
            if (!text.isEmpty()) {
                drugs.add(" " + Terms.key(text) + " ");
            }
        }
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

    /** Whether a list has the finding already, or something that says it more exactly. */
    boolean covers(Finding finding) {
        return finding.kind() == Finding.Kind.PROBLEM ? coversProblem(finding) : coversDrug(finding);
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

    private boolean coversDrug(Finding finding) {
        boolean byCode = finding.codes().stream().allMatch(coding -> ingredients.contains(coding.code()));
        if (byCode && !finding.codes().isEmpty()) {
            return true;
        }
        String term = " " + Terms.key(finding.term()) + " ";
        return drugs.stream().anyMatch(listed -> listed.contains(term));
    }
}
