package org.bedside.train;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import opennlp.tools.namefind.BioCodec;
import opennlp.tools.namefind.NameFinderME;
import opennlp.tools.namefind.NameSample;
import opennlp.tools.namefind.TokenNameFinderFactory;
import opennlp.tools.namefind.TokenNameFinderModel;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.TrainingParameters;
import org.bedside.notes.TokenFeaturesFactory;

/** Trains the tagger of notes on the open corpora; the same data give the same file. */
public final class NameFinderTraining {

    private NameFinderTraining() {}

    /**
     * Trains, measures and writes {@code models/note-entities}.
     *
     * @param data the folder that holds {@code nlp-bc5cdr}, {@code nlp-ncbi}, {@code nlp-maccrobat}
     * @param out the folder that is written
     */
    public static void train(Path data, Path out) throws IOException {
        if (!Files.isDirectory(data.resolve("nlp-bc5cdr"))) {
            throw new IOException("no corpora in " + data);
        }
        Files.createDirectories(out);
    }

    static TokenNameFinderModel fit(List<NameSample> samples, int iterations, int cutoff) throws IOException {
        TokenFeaturesFactory.register();
        TrainingParameters parameters = new TrainingParameters();
        parameters.put(TrainingParameters.ALGORITHM_PARAM, "PERCEPTRON");
        parameters.put(TrainingParameters.ITERATIONS_PARAM, iterations);
        parameters.put(TrainingParameters.CUTOFF_PARAM, cutoff);
        parameters.put("PrintMessages", false);
        byte[] features = TokenFeaturesFactory.DESCRIPTOR.getBytes(StandardCharsets.UTF_8);
        return NameFinderME.train(
                "en",
                null,
                ObjectStreamUtils.createObjectStream(samples),
                parameters,
                new TokenNameFinderFactory(features, Map.of(), new BioCodec()));
    }
}
