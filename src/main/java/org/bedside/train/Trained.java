package org.bedside.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bedside.catalog.FitFile;
import org.bedside.catalog.Metrics;

/** What training made: the three files that it writes into a model's folder. */
public final class Trained {

    private final byte[] model;
    private final FitFile fit;
    private final Metrics metrics;

    Trained(byte[] model, FitFile fit, Metrics metrics) {
        this.model = model.clone();
        this.fit = fit;
        this.metrics = metrics;
    }

    public FitFile fit() {
        return fit;
    }

    public Metrics metrics() {
        return metrics;
    }

    /** Writes the files, replacing those of an earlier training. */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve(FitFile.MODEL), model);
        Files.writeString(folder.resolve(FitFile.NAME), fit.json());
        Files.writeString(folder.resolve(Metrics.NAME), metrics.json());
    }
}
