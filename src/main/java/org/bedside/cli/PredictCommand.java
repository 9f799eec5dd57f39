package org.bedside.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.bedside.catalog.Folder;
import org.bedside.catalog.FolderRefused;
import org.bedside.catalog.ModelFolder;
import org.bedside.evidence.Units;
import org.bedside.train.BadTable;
import org.bedside.train.ModelWork;
import org.bedside.train.ModelWorks;
import org.bedside.train.TablePrediction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Predicts for every row of a table. */
@Command(name = "predict", description = "Predict for every row of a table.")
final class PredictCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec command;

    @Parameters(paramLabel = "MODEL", description = "the model's id, the name of its folder")
    private String model = "";

    @Option(
            names = "--data",
            required = true,
            paramLabel = "FILE",
            description = "a CSV file as for training; the outcome is not needed")
    private Path data = Path.of("");

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "the CSV file to write")
    private Path out = Path.of("");

    @Override
    public Integer call() {
        try {
            long start = System.nanoTime();
            Optional<ModelWork> own = ModelWorks.of(model);
            long rows = own.isPresent() ? own.get().predict(data, out) : risks();
            command.commandLine()
                    .getErr()
                    .printf(Locale.ROOT, "%d rows in %.1f s%n", rows, (System.nanoTime() - start) / 1e9);
            command.commandLine().getErr().flush();
            return 0;
        } catch (BadTable | FolderRefused bad) {
            return Failure.tell(command, bad.getMessage());
        } catch (IOException broken) {
            return Failure.tell(command, "cannot read or write: " + broken.getMessage());
        }
    }

    private long risks() throws IOException {
        ModelFolder trained = ModelFolder.read(model, Folder.ofModel(model), new Units());
        return TablePrediction.write(trained.model(), trained.file(), data, out);
    }
}
