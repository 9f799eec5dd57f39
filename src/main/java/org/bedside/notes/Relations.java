package org.bedside.notes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bedside.text.Table;

/**
 * Which name a value, dose or other detail of a text belongs to: a conditional logit over the names around it, trained on
 * MACCROBAT. Immutable and thread-safe.
 */
public final class Relations {

    /** MACCROBAT's name of the relation of a detail to what it is a detail of. */
    public static final String MODIFY = "MODIFY";

    /** The features of belonging to nothing. */
    private static final List<String> NOTHING = List.of("nothing");
    /** Beside the likeliest, a name of at least this probability is one that the detail belongs to as well. */
    private static final double ALSO = 0.3;

    /** A name from one UTF-16 unit of a text to another, end exclusive, with MACCROBAT's type. */
    public record Span(String type, int begin, int end) {
        public Span {
            if (begin < 0 || end <= begin) {
                throw new IllegalArgumentException("not a stretch of text: " + begin + " to " + end);
            }
        }
    }

    /** A detail and what it belongs to. */
    public record Relation(String type, Span from, Span to) {}

    private static final class Shipped {
        private static final Relations INSTANCE = shippedWeights();
    }

    private final Map<String, Map<String, Double>> logOdds;

    private Relations(Map<String, Map<String, Double>> logOdds) {
        this.logOdds = logOdds;
    }

    /** With weights on the log odds: by the detail's type, by feature. */
    public static Relations of(Map<String, Map<String, Double>> logOdds) {
        Map<String, Map<String, Double>> copy = new HashMap<>();
        logOdds.forEach((type, weights) -> copy.put(type, Map.copyOf(weights)));
        return new Relations(copy);
    }

    /** With the weights of the class path, {@code relations.tsv}. */
    public static Relations shipped() {
        return Shipped.INSTANCE;
    }

    private static Relations shippedWeights() {
        Map<String, Map<String, Double>> weights = new HashMap<>();
        Table.read(
                Relations.class,
                "relations.tsv",
                row -> weights.computeIfAbsent(row[0], type -> new HashMap<>()).put(row[1], Double.valueOf(row[2])));
        return of(weights);
    }

    /** The relations between the names of a text, by the places of their details. */
    public List<Relation> of(String text, List<Span> spans) {
        List<Relation> relations = new ArrayList<>();
        for (RelationCandidates.Choice choice : RelationCandidates.of(text, spans)) {
            double[] probabilities = probabilities(choice);
            int best = 0;
            for (int i = 1; i < probabilities.length; i++) {
                best = probabilities[i] > probabilities[best] ? i : best;
            }
            for (int i = 0; i < choice.candidates().size(); i++) {
                if (i == best || probabilities[i] >= ALSO) {
                    relations.add(new Relation(
                            MODIFY, choice.detail(), choice.candidates().get(i).head()));
                }
            }
        }
        return relations;
    }

    /** Of each candidate, and last of none of them; they sum to 1. */
    public double[] probabilities(RelationCandidates.Choice choice) {
        Map<String, Double> weights = logOdds.getOrDefault(choice.detail().type(), Map.of());
        int size = choice.candidates().size();
        double[] probabilities = new double[size + 1];
        double sum = 0;
        for (int i = 0; i <= size; i++) {
            probabilities[i] = Math.exp(score(weights, features(choice, i)));
            sum += probabilities[i];
        }
        for (int i = 0; i <= size; i++) {
            probabilities[i] /= sum;
        }
        return probabilities;
    }

    /** The features of the i-th candidate; of none of them after the last. */
    public static List<String> features(RelationCandidates.Choice choice, int i) {
        return i < choice.candidates().size() ? choice.candidates().get(i).features() : NOTHING;
    }

    private static double score(Map<String, Double> weights, List<String> features) {
        double score = 0;
        for (String feature : features) {
            score += weights.getOrDefault(feature, 0.0);
        }
        return score;
    }
}
