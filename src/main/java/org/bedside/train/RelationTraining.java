package org.bedside.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.bedside.notes.RelationCandidates;
import org.bedside.notes.Relations;

/**
 * Learns from MACCROBAT which name a value, dose or other detail belongs to: a conditional logit fitted by AdaGrad, the same
 * data give the same weights.
 */
public final class RelationTraining {

    /** What {@code train} calls it. */
    public static final String ID = "note-relations";

    private static final int FOLDS = 5;
    private static final long SEED = 1;
    private static final int EPOCHS = 20;
    private static final double RATE = 0.2;
    /** Pull of each weight towards zero, per step in which its feature is seen. */
    private static final double SHRINKAGE = 2e-4;
    /** Rarer features are left out. */
    private static final int CUTOFF = 4;

    /** A detail with its candidates, and which of them it belongs to. */
    private record Example(RelationCandidates.Choice choice, Set<Relations.Span> heads) {}

    private RelationTraining() {}

    /** Fits on all documents of {@code nlp-maccrobat} in a folder and writes {@code relations.tsv} into another. */
    public static void train(Path data, Path out) throws IOException {
        Map<String, Map<String, Double>> weights = fit(BratRelations.read(data.resolve("nlp-maccrobat")));
        StringBuilder table = new StringBuilder("""
                # Weights on the log odds that a detail belongs to a name: the detail's type, the feature, the weight.
                # Trained by "train note-relations" on MACCROBAT 2020 (CC BY 4.0, see META-INF/NOTICE).
                """);
        new TreeMap<>(weights)
                .forEach((type, features) -> new TreeMap<>(features).forEach((feature, weight) -> {
                    if (Math.abs(weight) >= 0.01) {
                        table.append(String.format(Locale.ROOT, "%s\t%s\t%.3f%n", type, feature, weight));
                    }
                }));
        Files.createDirectories(out);
        Files.writeString(out.resolve("relations.tsv"), table.toString().replace("\r", ""));
    }

    /** F1 on documents that were not learnt from, in five parts, by the types of the two names: {@code Dosage Medication}. */
    public static Map<String, AssertionScores.Counts> crossValidate(Path data) throws IOException {
        List<BratRelations.Document> documents = new ArrayList<>(BratRelations.read(data.resolve("nlp-maccrobat")));
        Collections.shuffle(documents, new Random(SEED));
        Map<String, AssertionScores.Counts> counts = new TreeMap<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            List<BratRelations.Document> learn = new ArrayList<>();
            List<BratRelations.Document> held = new ArrayList<>();
            for (int i = 0; i < documents.size(); i++) {
                (i % FOLDS == fold ? held : learn).add(documents.get(i));
            }
            Relations relations = Relations.of(fit(learn));
            held.forEach(document -> count(document, relations, counts));
        }
        return counts;
    }

    private static void count(
            BratRelations.Document document, Relations relations, Map<String, AssertionScores.Counts> counts) {
        Set<Relations.Relation> said = new HashSet<>(relations.of(document.text(), document.spans()));
        Set<Relations.Relation> all = new HashSet<>(said);
        all.addAll(document.relations());
        for (Relations.Relation relation : all) {
            if (!RelationCandidates.possible(
                    relation.from().type(), relation.to().type())) {
                continue;
            }
            boolean gold = document.relations().contains(relation);
            boolean ours = said.contains(relation);
            AssertionScores.Counts one = new AssertionScores.Counts(gold && ours ? 1 : 0, !gold ? 1 : 0, !ours ? 1 : 0);
            counts.merge(relation.from().type() + " " + relation.to().type(), one, AssertionScores.Counts::plus);
        }
    }

    private static Map<String, Map<String, Double>> fit(List<BratRelations.Document> documents) {
        List<Example> examples = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (BratRelations.Document document : documents) {
            for (RelationCandidates.Choice choice : RelationCandidates.of(document.text(), document.spans())) {
                Set<Relations.Span> heads = new HashSet<>();
                for (Relations.Relation relation : document.relations()) {
                    if (relation.from().equals(choice.detail())) {
                        heads.add(relation.to());
                    }
                }
                examples.add(new Example(choice, heads));
                for (int i = 0; i <= choice.candidates().size(); i++) {
                    for (String feature : Relations.features(choice, i)) {
                        seen.merge(choice.detail().type() + "\t" + feature, 1, Integer::sum);
                    }
                }
            }
        }
        return descend(examples, seen);
    }

    private static Map<String, Map<String, Double>> descend(List<Example> examples, Map<String, Integer> seen) {
        Map<String, Map<String, double[]>> weights = new HashMap<>();
        seen.forEach((key, count) -> {
            String[] parts = key.split("\t", -1);
            if (count >= CUTOFF) {
                weights.computeIfAbsent(parts[0], type -> new HashMap<>()).put(parts[1], new double[2]);
            }
        });
        Random random = new Random(SEED);
        List<Example> mixed = new ArrayList<>(examples);
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            Collections.shuffle(mixed, random);
            mixed.forEach(example ->
                    step(example, weights.getOrDefault(example.choice().detail().type(), Map.of())));
        }
        Map<String, Map<String, Double>> fitted = new HashMap<>();
        weights.forEach((type, features) -> {
            Map<String, Double> logOdds = new HashMap<>();
            features.forEach((feature, weight) -> logOdds.put(feature, weight[0]));
            fitted.put(type, logOdds);
        });
        return fitted;
    }

    /** One step of AdaGrad; a weight is followed by its sum of squared slopes. */
    private static void step(Example example, Map<String, double[]> weights) {
        RelationCandidates.Choice choice = example.choice();
        int size = choice.candidates().size();
        double[] probabilities = new double[size + 1];
        double[] gold = new double[size + 1];
        double sum = 0;
        double golds = 0;
        for (int i = 0; i <= size; i++) {
            double score = 0;
            for (String feature : Relations.features(choice, i)) {
                double[] weight = weights.get(feature);
                score += weight == null ? 0 : weight[0];
            }
            probabilities[i] = Math.exp(score);
            sum += probabilities[i];
            gold[i] = i < size
                            && example.heads()
                                    .contains(choice.candidates().get(i).head())
                    ? 1
                    : 0;
            golds += gold[i];
        }
        gold[size] = golds == 0 ? 1 : 0;
        for (int i = 0; i <= size; i++) {
            double slope = probabilities[i] / sum - gold[i] / Math.max(1, golds);
            for (String feature : Relations.features(choice, i)) {
                double[] weight = weights.get(feature);
                if (weight != null) {
                    double pulled = slope + SHRINKAGE * weight[0];
                    weight[1] += pulled * pulled;
                    weight[0] -= RATE * pulled / Math.sqrt(weight[1] + 1e-8);
                }
            }
        }
    }
}
