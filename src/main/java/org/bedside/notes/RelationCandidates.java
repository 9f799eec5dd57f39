package org.bedside.notes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which names a value, dose or other detail may belong to, and what speaks for each. Types are those of MACCROBAT. The words
 * that count are those of a closed list; no other word of a text becomes a feature.
 */
public final class RelationCandidates {

    /** What a detail may belong to, by the detail's type. */
    private static final Map<String, Set<String>> HEADS = Map.of(
            "Lab_value",
            Set.of("Diagnostic_procedure", "Sign_symptom", "Disease_disorder", "Therapeutic_procedure"),
            "Dosage",
            Set.of("Medication"),
            "Administration",
            Set.of("Medication", "Therapeutic_procedure"),
            "Frequency",
            Set.of("Medication", "Sign_symptom", "Therapeutic_procedure"),
            "Severity",
            Set.of("Sign_symptom", "Disease_disorder"),
            "Biological_structure",
            Set.of("Sign_symptom", "Disease_disorder", "Diagnostic_procedure", "Therapeutic_procedure"));

    /** Names of other types are not looked at, so that it does not matter whether they are given. */
    private static final Set<String> TYPES = Set.of(
            "Administration",
            "Biological_structure",
            "Diagnostic_procedure",
            "Disease_disorder",
            "Dosage",
            "Frequency",
            "Lab_value",
            "Medication",
            "Severity",
            "Sign_symptom",
            "Therapeutic_procedure");

    /** Farther candidates are not looked at, in names of any type. */
    private static final int FARTHEST = 30;
    /** In each direction. */
    private static final int MOST = 5;

    /** A detail with the names that it may belong to. */
    public record Choice(Relations.Span detail, List<Candidate> candidates) {}

    /** A name, and what holds of it. */
    public record Candidate(Relations.Span head, List<String> features) {}

    private final List<Relations.Span> spans;
    private final RelationFeatures features;

    private RelationCandidates(String text, List<Relations.Span> given) {
        spans = given.stream()
                .filter(span -> TYPES.contains(span.type()))
                .sorted(Comparator.comparingInt(Relations.Span::begin)
                        .thenComparingInt(Relations.Span::end)
                        .thenComparing(Relations.Span::type))
                .toList();
        features = new RelationFeatures(text, spans);
    }

    /** Whether a detail of one type may belong to a name of another. */
    public static boolean possible(String detail, String head) {
        return HEADS.getOrDefault(detail, Set.of()).contains(head);
    }

    /** The choices of a text for each of its details, in the order of the text. */
    public static List<Choice> of(String text, List<Relations.Span> spans) {
        RelationCandidates all = new RelationCandidates(text, spans);
        List<Choice> choices = new ArrayList<>();
        for (int i = 0; i < all.spans.size(); i++) {
            if (HEADS.containsKey(all.spans.get(i).type())) {
                choices.add(new Choice(all.spans.get(i), all.around(i)));
            }
        }
        return choices;
    }

    private List<Candidate> around(int detail) {
        List<Candidate> candidates = new ArrayList<>();
        walk(detail, -1, candidates);
        walk(detail, 1, candidates);
        return candidates;
    }

    /** Adds the candidates on one side, the nearest first. */
    private void walk(int detail, int step, List<Candidate> candidates) {
        String type = spans.get(detail).type();
        Set<String> heads = HEADS.getOrDefault(type, Set.of());
        Map<String, Integer> passed = new HashMap<>();
        int found = 0;
        for (int i = detail + step; i >= 0 && i < spans.size() && Math.abs(i - detail) <= FARTHEST; i += step) {
            String head = spans.get(i).type();
            if (heads.contains(head)) {
                candidates.add(new Candidate(spans.get(i), features.of(detail, i, found, passed)));
                if (++found == MOST) {
                    return;
                }
            }
            passed.merge(head, 1, Integer::sum);
        }
    }
}
