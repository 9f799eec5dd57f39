package org.bedside.train;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;

/**
 * What the command line does with one model that is not of named inputs: each has data of its own form. All throw
 * {@link BadTable} for data that are not in it.
 */
public interface ModelWork {

    /** Trains from the folder of the training data and writes the trained parts; always the same from the same data. */
    void train(Path data, Path out, PrintWriter print) throws IOException;

    /**
     * Predicts for every row or picture, in order.
     *
     * @return how many
     */
    long predict(Path data, Path out) throws IOException;

    /** Measures on data with known outcomes. */
    String evaluate(Path data, boolean json) throws IOException;
}
