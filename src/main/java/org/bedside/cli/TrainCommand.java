package org.bedside.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.bedside.catalog.Folder;
import org.bedside.catalog.FolderRefused;
import org.bedside.catalog.Measure;
import org.bedside.catalog.ModelFile;
import org.bedside.evidence.Units;
import org.bedside.train.BadTable;
import org.bedside.train.ClinicalTraining;
import org.bedside.train.ConceptTraining;
import org.bedside.train.ModelWork;
import org.bedside.train.ModelWorks;
import org.bedside.train.RelationTraining;
import org.bedside.train.TaggerTraining;
import org.bedside.train.Trained;
import org.bedside.train.Trainer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains a model from the table that its {@code model.json} names. */
@Command(name = "train", description = "Train a model and write fit.json, metrics.json and model.pb.")
final class TrainCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec command;

    @Parameters(paramLabel = "MODEL", description = "the model's id, the name of its folder")
    private String model = "";

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "the folder of the training table")
    private Path data = Path.of("");

    @Option(names = "--out", paramLabel = "DIR", description = "where to write; the model's folder if not given")
    private @Nullable Path out;

    @Option(
            names = "--refits",
            paramLabel = "N",
            defaultValue = "200",
            description = "try the intervals on N refits on resampled patients (default: ${DEFAULT-VALUE}; 0: not)")
    private int refits;

    @Override
    public Integer call() {
        PrintWriter print = command.commandLine().getOut();
        try {
            long start = System.nanoTime();
            Path folder = out == null ? Path.of("models", model) : out;
            Optional<ModelWork> own = ModelWorks.of(model);
            if (own.isPresent()) {
                own.get().train(data, folder, print);
            } else if (!readsNotes(print, folder)) {
                risk(print, folder);
            }
            print.printf(Locale.ROOT, "written to %s in %.1f s%n", folder, (System.nanoTime() - start) / 1e9);
            print.flush();
            return 0;
        } catch (BadTable | FolderRefused bad) {
            return Failure.tell(command, bad.getMessage());
        } catch (IOException broken) {
            return Failure.tell(command, "cannot read or write: " + broken.getMessage());
        }
    }

    /** Trains a part that notes are read with; false if the model is none. */
    private boolean readsNotes(PrintWriter print, Path folder) throws IOException {
        if (TaggerTraining.IDS.contains(model)) {
            TaggerTraining.train(model, data, folder);
            return true;
        }
        switch (model) {
            case ConceptTraining.ID -> ConceptTraining.train(data, folder);
            case ClinicalTraining.ID -> ClinicalTraining.train(data, folder);
            case RelationTraining.ID -> relations(print, folder);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void risk(PrintWriter print, Path folder) throws IOException {
        Trainer trainer = new Trainer(ModelFile.read(model, Folder.ofModel(model), new Units()), data, refits);
        Trained trained = trainer.train();
        trained.write(folder);
        summary(print, trained);
        trained.metrics()
                .intervals()
                .ifPresent(held -> print.printf(
                        Locale.ROOT,
                        "intervals hold %.3f of %d refits (by tenth of the rows %.3f to %.3f), median width %.3f%n",
                        held.coverage(),
                        held.refits(),
                        held.lowest(),
                        held.highest(),
                        held.medianWidth()));
        trained.metrics()
                .brier()
                .ifPresent(both -> print.printf(
                        Locale.ROOT, "brier by a line %.5f, by isotonic steps %.5f%n", both.line(), both.steps()));
    }

    private void relations(PrintWriter print, Path folder) throws IOException {
        print.println("cross-validation over documents");
        RelationTraining.crossValidate(data)
                .forEach((types, counts) -> print.printf(
                        Locale.ROOT,
                        "%-44s F1 %.4f precision %.4f recall %.4f right %d wrong %d missed %d%n",
                        types,
                        counts.f1(),
                        counts.precision(),
                        counts.recall(),
                        counts.right(),
                        counts.wrong(),
                        counts.missed()));
        RelationTraining.train(data, folder);
    }

    private static void summary(PrintWriter print, Trained trained) {
        var overall = trained.metrics().overall();
        print.printf(
                Locale.ROOT,
                "%d rows, %d with the outcome, %d at or above the threshold %.3f, %d features%n",
                overall.n(),
                overall.positives(),
                overall.flagged(),
                trained.fit().fit().threshold(),
                trained.fit().fit().features().size());
        overall.measures().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .forEach(entry -> {
                    Measure measure = entry.getValue();
                    print.printf(
                            Locale.ROOT,
                            "%-12s %.4f [%.4f, %.4f]%n",
                            entry.getKey(),
                            measure.value(),
                            measure.low(),
                            measure.high());
                });
        print.println("model SHA-256 " + trained.fit().modelHash());
    }
}
