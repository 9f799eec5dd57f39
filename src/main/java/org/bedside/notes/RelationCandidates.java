package org.bedside.notes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bedside.text.Tokens;

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

    private static final Set<String> WORDS = Set.of(
            ",",
            ";",
            ":",
            "(",
            ")",
            "/",
            "-",
            "=",
            ".",
            "and",
            "or",
            "of",
            "was",
            "were",
            "is",
            "are",
            "with",
            "without",
            "at",
            "to",
            "in",
            "on",
            "for",
            "by",
            "from",
            "a",
            "an",
            "the",
            "revealed",
            "showed",
            "demonstrated",
            "shows",
            "reveals",
            "remained",
            "increased",
            "decreased",
            "elevated",
            "normal",
            "respectively",
            "but",
            "while",
            "which",
            "as",
            "per",
            "than",
            "after",
            "then",
            "followed",
            "not",
            "no",
            "had",
            "has",
            "including",
            "within",
            "dose",
            "level",
            "levels",
            "measuring",
            "up",
            "down",
            "both",
            "also",
            "be",
            "been",
            "[",
            "]");

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

    private final Tokens tokens;
    private final List<Relations.Span> spans;
    private final int[] first;
    private final int[] last;
    /** How many sentences have ended before each token. */
    private final int[] sentence;

    private RelationCandidates(String text, List<Relations.Span> given) {
        tokens = Tokens.of(text, 0, text.length());
        spans = given.stream()
                .filter(span -> TYPES.contains(span.type()))
                .sorted(Comparator.comparingInt(Relations.Span::begin).thenComparingInt(Relations.Span::end))
                .toList();
        first = new int[spans.size()];
        last = new int[spans.size()];
        int at = 0;
        for (int i = 0; i < first.length; i++) {
            while (at < tokens.size() && tokens.end(at) <= spans.get(i).begin()) {
                at++;
            }
            first[i] = at;
            int end = at;
            while (end < tokens.size() && tokens.begin(end) < spans.get(i).end()) {
                end++;
            }
            last[i] = Math.max(at + 1, end);
        }
        sentence = new int[tokens.size() + 1];
        for (int i = 1; i <= tokens.size(); i++) {
            sentence[i] = sentence[i - 1] + (i < tokens.size() && ends(text, i) ? 1 : 0);
        }
    }

    /** Whether a sentence ends before a token: at a full stop before a capital, or at a line's end. */
    private boolean ends(String text, int token) {
        int gap = tokens.end(token - 1);
        boolean stop = tokens.lower(token - 1).equals(".")
                && gap < tokens.begin(token)
                && !Character.isLowerCase(tokens.word(token).charAt(0));
        return stop || text.substring(gap, tokens.begin(token)).indexOf('\n') >= 0;
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
                candidates.add(new Candidate(spans.get(i), features(detail, i, found, passed)));
                if (++found == MOST) {
                    return;
                }
            }
            passed.merge(head, 1, Integer::sum);
        }
    }

    private List<String> features(int detail, int head, int found, Map<String, Integer> passed) {
        String type = spans.get(detail).type();
        String side = head < detail ? "<" : ">";
        int left = head < detail ? last[head] : last[detail];
        int right = head < detail ? first[detail] : first[head];
        String kind = spans.get(head).type();
        int distance = Math.max(0, right - left);
        int sentences =
                sentence[Math.min(right, tokens.size())] - sentence[Math.max(0, Math.min(left, tokens.size()) - 1)];
        List<String> features = new ArrayList<>(24);
        features.add(side + kind);
        features.add(side + "rank " + Math.min(found, 4));
        features.add(side + kind + " same between " + Math.min(passed.getOrDefault(kind, 0), 3));
        features.add(side + kind + " details between " + Math.min(passed.getOrDefault(type, 0), 3));
        features.add(side + "distance " + bucket(distance));
        features.add(side + kind + " sentences " + Math.min(sentences, 2));
        features.add(side + "same " + Math.min(passed.getOrDefault(kind, 0), 3) + " details "
                + Math.min(passed.getOrDefault(type, 0), 3) + " sentences " + Math.min(sentences, 1));
        if (right < left) {
            features.add("overlap " + kind);
        }
        between(side, left, right, features);
        neighbours(detail, head, side, features);
        shape(detail, kind, side, features);
        return features;
    }

    private void between(String side, int left, int right, List<String> features) {
        if (right == left) {
            features.add(side + "adjacent");
        } else if (right - left <= 3 && right > left) {
            StringBuilder words = new StringBuilder(side + "between");
            for (int i = left; i < right; i++) {
                words.append(' ').append(word(i));
            }
            features.add(words.toString());
        }
        if (right > left) {
            features.add(side + "first " + word(left));
            features.add(side + "last " + word(right - 1));
        }
        int open = 0;
        Set<String> seen = new HashSet<>();
        for (int i = left; i < Math.min(right, left + 25); i++) {
            String word = tokens.lower(i);
            open += word.equals("(") || word.equals("[") ? 1 : word.equals(")") || word.equals("]") ? -1 : 0;
            if (seen.add(word) && WORDS.contains(word)) {
                features.add(side + "has " + word);
            }
        }
        features.add(side + "brackets " + Integer.signum(open));
    }

    private String word(int i) {
        String word = tokens.lower(i);
        return WORDS.contains(word) ? word : Character.isDigit(word.charAt(0)) ? "#" : "*";
    }

    /** What stands next to the detail and to the head on their other sides: lists repeat their order. */
    private void neighbours(int detail, int head, String side, List<String> features) {
        int step = head < detail ? 1 : -1;
        String behind = type(detail + step);
        String beyond = type(head - step);
        features.add(side + "behind " + behind);
        features.add(side + "beyond " + beyond);
        if (Math.abs(head - detail) == 1) {
            features.add(side + "next to it, behind " + behind);
            features.add(side + "next to it, beyond " + beyond);
        }
        int before = first[detail] - 1;
        int after = last[detail];
        features.add(side + "before it " + (before < 0 ? "" : word(before)));
        features.add(side + "after it " + (after >= tokens.size() ? "" : word(after)));
    }

    private String type(int i) {
        return i < 0 || i >= spans.size() ? "" : spans.get(i).type();
    }

    private void shape(int detail, String kind, String side, List<String> features) {
        boolean digits = false;
        for (int i = first[detail]; i < Math.min(last[detail], tokens.size()); i++) {
            digits |= Character.isDigit(tokens.lower(i).charAt(0));
        }
        features.add(kind + (digits ? " number" : " word"));
        features.add(side + (digits ? "number" : "word"));
    }

    private static String bucket(int distance) {
        return distance < 4
                ? String.valueOf(distance)
                : distance < 7 ? "4" : distance < 13 ? "7" : distance < 25 ? "13" : "25";
    }
}
