package org.bedside.train;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import opennlp.tools.namefind.BioCodec;
import opennlp.tools.namefind.NameFinderME;
import opennlp.tools.namefind.NameSample;
import opennlp.tools.namefind.TokenNameFinderFactory;
import opennlp.tools.namefind.TokenNameFinderModel;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.TrainingParameters;
import org.bedside.notes.TokenFeaturesFactory;

/** Trains the tagger of notes on the open corpora; the same data give the same files. */
public final class NameFinderTraining {

    /** The model's id, and the name of its folder. */
    public static final String ID = "note-entities";

    /** The tagger's file, as the reader of notes asks for it. */
    static final String FILE = "names.bin";

    private static final int ITERATIONS = 100;
    /** A feature seen once is kept: the texts are few. */
    private static final int CUTOFF = 1;
    /** Sentences of the corpora are mixed, for a perceptron remembers best what it saw last. */
    private static final long SEED = 1;

    private NameFinderTraining() {}

    /**
     * Fits on the parts to learn from, measures on the others, fits again on all, and writes the tagger with its metrics and
     * hash.
     *
     * @param data the folder that holds {@code nlp-bc5cdr}, {@code nlp-ncbi}, {@code nlp-maccrobat}
     * @param out the folder that is written, {@code models/note-entities}
     */
    public static void train(Path data, Path out) throws IOException {
        NameFinderCorpora corpora = NameFinderCorpora.read(data);
        TokenNameFinderModel measured = fit(corpora.samples(false));
        List<NameFinderReport.Row> rows = new ArrayList<>();
        for (NameFinderCorpora.Corpus corpus : corpora.corpora()) {
            rows.add(new NameFinderReport.Row(corpus, NameFinderScores.of(measured, corpus.measure(), corpus.kinds())));
        }
        TokenNameFinderModel shipped = fit(corpora.samples(true));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        shipped.serialize(bytes);
        byte[] model = NameFinderArchive.plain(bytes.toByteArray());
        Files.createDirectories(out);
        Files.write(out.resolve(FILE), model);
        Files.writeString(out.resolve("metrics.json"), NameFinderReport.metrics(rows));
        Files.writeString(out.resolve("extractor.json"), NameFinderReport.extractor(rows, model));
    }

    private static TokenNameFinderModel fit(List<NameSample> samples) throws IOException {
        List<NameSample> mixed = new ArrayList<>(samples);
        Collections.shuffle(mixed, new Random(SEED));
        TokenFeaturesFactory.register();
        TrainingParameters parameters = new TrainingParameters();
        parameters.put(TrainingParameters.ALGORITHM_PARAM, "PERCEPTRON");
        parameters.put(TrainingParameters.ITERATIONS_PARAM, ITERATIONS);
        parameters.put(TrainingParameters.CUTOFF_PARAM, CUTOFF);
        byte[] features = TokenFeaturesFactory.DESCRIPTOR.getBytes(StandardCharsets.UTF_8);
        return NameFinderME.train(
                "en",
                null,
                ObjectStreamUtils.createObjectStream(mixed),
                parameters,
                new TokenNameFinderFactory(features, Map.of(), new BioCodec()));
    }
}
