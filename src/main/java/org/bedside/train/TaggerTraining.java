package org.bedside.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bedside.tagging.TaggerFile;

/** Trains the taggers of names, each on an open corpus with the help of others; the same data give the same files. */
public final class TaggerTraining {

    private static final String BC5CDR = "note-bc5cdr";
    private static final String NCBI = "note-ncbi";
    private static final String MACCROBAT = "note-maccrobat";

    /** The models that are trained here. */
    public static final Set<String> IDS = Set.of(BC5CDR, NCBI, MACCROBAT);

    /** The tagger's file in the model's folder. */
    static final String FILE = "tagger.bin";

    /** Chosen on the development part of BC5CDR, learning from its training part. */
    private static final CrfTrainer.Settings SETTINGS = new CrfTrainer.Settings(15, 0.03, 0.3, 5, 1, 0.8, 1);

    /** Parts that a corpus is cut into by document where it has no part to measure on. */
    private static final int FOLDS = 5;

    private record Task(String id, TaggerCorpora.Part corpus, List<TaggerCorpora.Part> others) {

        List<Stack.Corpus> whole() {
            return others.stream().map(TaggerCorpora.Part::whole).toList();
        }
    }

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
        List<CrfWeights> helpers = Stack.helpers(task.whole(), terms, SETTINGS);
        List<EntityScores> measured = measure(task.corpus(), helpers, terms);
        Stack shipped = Stack.train(task.corpus().whole(), helpers, terms, SETTINGS);
        byte[] file = TaggerFile.write(shipped.dictionary(), shipped.learnt());
        List<TaggerCorpora.Part> sources = new ArrayList<>(List.of(task.corpus()));
        sources.addAll(task.others());
        Files.createDirectories(out);
        Files.write(out.resolve(FILE), file);
        Files.writeString(out.resolve("metrics.json"), TaggerReport.metrics(task.corpus(), task.others(), measured));
        Files.writeString(out.resolve("extractor.json"), TaggerReport.extractor(id, task.corpus(), sources, file));
    }

    private static Task task(String id, TaggerCorpora corpora) {
        return switch (id) {
            case BC5CDR -> new Task(id, corpora.bc5cdr(), List.of());
            case NCBI -> new Task(id, corpora.ncbi(), List.of(corpora.bc5cdr()));
            case MACCROBAT -> new Task(id, corpora.maccrobat(), List.of(corpora.bc5cdr(), corpora.ncbi()));
            default -> throw new IllegalArgumentException("no tagger " + id);
        };
    }

    /** The scores of each document of the part that is measured on, or of all where each fold is measured in its turn. */
    private static List<EntityScores> measure(
            TaggerCorpora.Part corpus, List<CrfWeights> helpers, Map<Integer, Integer> terms) {
        if (!corpus.measure().isEmpty()) {
            return measure(corpus, helpers, terms, new Split(corpus.learn(), corpus.measure()));
        }
        List<EntityScores> scores = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            List<CorpusDocument> learn = new ArrayList<>();
            List<CorpusDocument> held = new ArrayList<>();
            for (int i = 0; i < corpus.learn().size(); i++) {
                (i % FOLDS == fold ? held : learn).add(corpus.learn().get(i));
            }
            scores.addAll(measure(corpus, helpers, terms, new Split(learn, held)));
        }
        return scores;
    }

    private record Split(List<CorpusDocument> learn, List<CorpusDocument> held) {}

    private static List<EntityScores> measure(
            TaggerCorpora.Part corpus, List<CrfWeights> helpers, Map<Integer, Integer> terms, Split split) {
        Stack stack =
                Stack.train(new Stack.Corpus(corpus.name(), split.learn(), corpus.types()), helpers, terms, SETTINGS);
        List<EntityScores> scores = new ArrayList<>();
        for (CorpusDocument document : split.held()) {
            scores.add(EntityScores.of(stack.find(document, true), document.names(), corpus.types()));
        }
        return scores;
    }
}
