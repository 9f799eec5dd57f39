package org.bedside.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Trains the taggers of names, each on an open corpus; the same data give the same files. */
public final class TaggerTraining {

    private static final String BC5CDR = "note-bc5cdr";
    private static final String NCBI = "note-ncbi";
    private static final String MACCROBAT = "note-maccrobat";

    /** The models that are trained here. */
    public static final Set<String> IDS = Set.of(BC5CDR, NCBI, MACCROBAT);

    /** The tagger's file in the model's folder. */
    static final String FILE = "tagger.bin";

    /** Chosen on the development part of BC5CDR, learning from its training part. */
    static final CrfTrainer.Settings ABSTRACTS = new CrfTrainer.Settings(15, 0.03, 0.3, 5, 1, 0.8, 1, 0);
    /** Chosen on the first fold of MACCROBAT: many types and few documents bear more penalty. */
    private static final CrfTrainer.Settings REPORTS = new CrfTrainer.Settings(12, 0.03, 1, 8, 1, 0, 1, 8);

    /**
     * How probable a name of MACCROBAT must be, where another than {@link #USUAL} made a better F1 of its type in the five folds.
     */
    private static final Map<String, Double> LEAST = Map.of(
            "Disease_disorder", 0.2,
            "Medication", 0.2,
            "Therapeutic_procedure", 0.2,
            "Biological_structure", 0.3,
            "Sign_symptom", 0.35,
            "Lab_value", 0.35,
            "Diagnostic_procedure", 0.4);

    private static final double USUAL = 0.25;

    /** Parts that a corpus is cut into by document where it has no part to measure on. */
    private static final int FOLDS = 5;

    /**
     * A corpus, whether it is learnt in two layers, and how; one layer where a second brought next to nothing.
     *
     * @param least by type how probable a name must be to be chosen; empty if the best sequence of labels is taken
     */
    private record Task(
            TaggerCorpora.Part corpus, boolean twice, CrfTrainer.Settings settings, Map<String, Double> least) {

        Stack train(List<CorpusDocument> documents, Map<Integer, Integer> terms) {
            Stack stack = Stack.train(new Stack.Corpus(documents, corpus.types()), twice, terms, settings);
            return least.isEmpty() ? stack : stack.choosing(least);
        }
    }

    private record Split(List<CorpusDocument> learn, List<CorpusDocument> held) {}

    private TaggerTraining() {}

    /**
     * Fits on a part, measures on the other, fits again on all, and writes the tagger with its metrics and hash.
     *
     * @param id one of {@link #IDS}
     * @param data the folder that holds {@code nlp-bc5cdr}, {@code nlp-ncbi}, {@code nlp-maccrobat}, {@code nlp-terms}
     * @param out the folder that is written
     */
    public static void train(String id, Path data, Path out) throws IOException {
        Task task = task(id, TaggerCorpora.read(data));
        Map<Integer, Integer> terms = FreeTerms.read(data.resolve("nlp-terms"));
        List<EntityScores> measured = new ArrayList<>();
        for (Split split : splits(task.corpus())) {
            Stack stack = task.train(split.learn(), terms);
            for (CorpusDocument document : split.held()) {
                measured.add(EntityScores.of(
                        stack.find(document), document.names(), task.corpus().types()));
            }
        }
        Stack shipped = task.train(task.corpus().all(), terms);
        byte[] file = shipped.file();
        Files.createDirectories(out);
        Files.write(out.resolve(FILE), file);
        Files.writeString(out.resolve("metrics.json"), TaggerReport.metrics(task.corpus(), measured));
        Files.writeString(out.resolve("extractor.json"), TaggerReport.extractor(id, task.corpus(), file));
    }

    private static Task task(String id, TaggerCorpora corpora) {
        return switch (id) {
            case BC5CDR -> new Task(corpora.bc5cdr(), true, ABSTRACTS, Map.of());
            case NCBI -> new Task(corpora.ncbi(), true, ABSTRACTS, Map.of());
            case MACCROBAT ->
                new Task(
                        corpora.maccrobat(),
                        false,
                        REPORTS,
                        least(corpora.maccrobat().types()));
            default -> throw new IllegalArgumentException("no tagger " + id);
        };
    }

    private static Map<String, Double> least(List<String> types) {
        return types.stream().collect(Collectors.toMap(Function.identity(), type -> LEAST.getOrDefault(type, USUAL)));
    }

    /** The part to learn from and the part to measure on; five folds in turn where the corpus comes in one part. */
    private static List<Split> splits(TaggerCorpora.Part corpus) {
        if (!corpus.measure().isEmpty()) {
            return List.of(new Split(corpus.learn(), corpus.measure()));
        }
        List<Split> splits = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            List<CorpusDocument> learn = new ArrayList<>();
            List<CorpusDocument> held = new ArrayList<>();
            for (int i = 0; i < corpus.learn().size(); i++) {
                (i % FOLDS == fold ? held : learn).add(corpus.learn().get(i));
            }
            splits.add(new Split(learn, held));
        }
        return splits;
    }
}
