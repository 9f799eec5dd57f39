package org.bedside.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.bedside.tagging.Labels;
import org.bedside.tagging.Marginals;
import org.bedside.tagging.Tagger;
import org.junit.jupiter.api.Test;

/** Training on texts made by chance from a small grammar, seed 3. */
class CrfTrainerTest {

    private static final CrfTrainer.Settings SETTINGS = new CrfTrainer.Settings(8, 0.05, 0.05, 1, 1, 0, 1, 8);
    private static final List<String> TYPES = List.of("Drug", "Problem");
    private static final String[] DRUGS = {"zolarine", "mepratol", "candivase", "toprilex", "hydro-benzide"};
    private static final String[] PROBLEMS = {"chest pain", "heart failure", "gout", "lower back pain", "asthma"};

    private static List<CorpusDocument> documents(int from, int to) {
        List<CorpusDocument> documents = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < to; i++) {
            StringBuilder text = new StringBuilder();
            List<CorpusDocument.Name> names = new ArrayList<>();
            for (int sentence = 0; sentence < 4; sentence++) {
                text.append("He took ");
                add(text, names, "Drug", DRUGS[random.nextInt(DRUGS.length)]);
                text.append(" for his ");
                add(text, names, "Problem", PROBLEMS[random.nextInt(PROBLEMS.length)]);
                text.append(random.nextBoolean() ? " last year. " : " and went home. ");
            }
            if (i >= from) {
                documents.add(new CorpusDocument("d" + i, text.toString(), names));
            }
        }
        return documents;
    }

    private static void add(StringBuilder text, List<CorpusDocument.Name> names, String type, String name) {
        names.add(new CorpusDocument.Name(type, text.length(), text.length() + name.length()));
        text.append(name);
    }

    private static Stack trained() {
        return Stack.train(new Stack.Corpus(documents(0, 40), TYPES), true, Map.of(), SETTINGS);
    }

    @Test
    void aGrammarIsLearntAndTheFileTagsAsTheTrainingDoes() throws IOException {
        Stack stack = trained();
        Tagger tagger = Tagger.read(new ByteArrayInputStream(stack.file()));
        EntityScores scores = new EntityScores(Map.of());
        for (CorpusDocument document : documents(40, 60)) {
            assertEquals(stack.find(document), tagger.tag(document.text()));
            scores = scores.plus(EntityScores.of(tagger.tag(document.text()), document.names(), TYPES));
        }
        assertTrue(scores.all().f1() > 0.98, "F1 " + scores.all().f1());
    }

    @Test
    void namesChosenByTheirProbabilityAreThoseThatTheFileChooses() throws IOException {
        Stack stack = trained().choosing(Map.of("Drug", 0.2, "Problem", 0.4));
        Tagger tagger = Tagger.read(new ByteArrayInputStream(stack.file()));
        for (CorpusDocument document : documents(40, 60)) {
            assertEquals(stack.find(document), tagger.tag(document.text()));
        }
    }

    @Test
    void theSameTextsGiveTheSameBytes() {
        Stack first = trained();
        Stack second = trained();
        assertArrayEquals(first.file(), second.file());
    }

    @Test
    void marginalsAreWhatSummingOverAllSequencesGives() {
        Labels labels = new Labels(List.of("Drug"));
        int size = labels.size();
        int length = 4;
        SplittableRandom random = new SplittableRandom(5);
        float[] scores = chance(random, size * length);
        float[] transitions = chance(random, size * size);
        double[] expected = new double[size * length];
        double[] pairs = new double[size * size];
        double total = 0;
        for (int number = 0; number < Math.pow(size, length); number++) {
            int[] sequence = new int[length];
            double score = 0;
            boolean allowed = true;
            for (int i = 0, rest = number; i < length; i++, rest /= size) {
                sequence[i] = rest % size;
                allowed &= Labels.follows(i == 0 ? Labels.OUTSIDE : sequence[i - 1], sequence[i]);
                score += scores[i * size + sequence[i]];
                score += i == 0 ? 0 : transitions[sequence[i - 1] * size + sequence[i]];
            }
            if (allowed && !Labels.opens(sequence[length - 1])) {
                double weight = Math.exp(score);
                total += weight;
                for (int i = 0; i < length; i++) {
                    expected[i * size + sequence[i]] += weight;
                    if (i > 0) {
                        pairs[sequence[i - 1] * size + sequence[i]] += weight;
                    }
                }
            }
        }
        Marginals marginals = new Marginals(labels);
        marginals.of(scores, size, 0, 0, length, Marginals.steps(transitions), new float[size]);
        double[] found = marginals.pairs();
        for (int label = 0; label < size; label++) {
            for (int i = 0; i < length; i++) {
                assertEquals(expected[i * size + label] / total, marginals.of(i, label), 1e-6);
            }
            for (int earlier = 0; earlier < size; earlier++) {
                assertEquals(pairs[earlier * size + label] / total, found[earlier * size + label], 1e-6);
            }
        }
    }

    private static float[] chance(SplittableRandom random, int size) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) (random.nextDouble() * 4 - 2);
        }
        return values;
    }
}
