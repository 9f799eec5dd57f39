package org.bedside.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.bedside.catalog.Folder;
import org.bedside.catalog.FolderRefused;
import org.bedside.catalog.Measure;
import org.bedside.catalog.ModelFolder;
import org.bedside.evidence.Units;
import org.bedside.train.BadTable;
import org.bedside.train.Evaluation;
import org.bedside.train.ModelWork;
import org.bedside.train.ModelWorks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures a trained model on a table with known outcomes. */
@Command(name = "evaluate", description = "Measure a model on a table with known outcomes.")
final class EvaluateCommand implements Callable<Integer> {

    private static final List<String> KEYS =
            List.of("auroc", "auprc", "brier", "ece", "slope", "intercept", "sensitivity", "specificity", "ppv");

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec command;

    @Parameters(paramLabel = "MODEL", description = "the model's id, the name of its folder")
    private String model = "";

    @Option(names = "--data", required = true, paramLabel = "FILE", description = "a CSV file as for training")
    private Path data = Path.of("");

    @Option(names = "--json", description = "as one JSON object")
    private boolean json;

    @Override
    public Integer call() {
        try {
            PrintWriter print = command.commandLine().getOut();
            Optional<ModelWork> own = ModelWorks.of(model);
            if (own.isPresent()) {
                print.print(own.get().evaluate(data, json));
                print.flush();
                return 0;
            }
            Folder folder = Folder.ofModel(model);
            Units units = new Units();
            ModelFolder trained = ModelFolder.read(model, folder, units);
            Evaluation evaluation = Evaluation.of(trained.model(), trained.file(), data);
            print.print(json ? json(evaluation) : text(evaluation));
            print.flush();
            return 0;
        } catch (BadTable | FolderRefused bad) {
            return Failure.tell(command, bad.getMessage());
        } catch (IOException broken) {
            return Failure.tell(command, "cannot read or write: " + broken.getMessage());
        }
    }

    private String json(Evaluation evaluation) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode root = mapper.createObjectNode();
        root.put("model", model)
                .put("n", evaluation.figures().n())
                .put("n_excluded", evaluation.excluded())
                .put("abstained", evaluation.abstained())
                .put("positives", evaluation.figures().positives())
                .put("flagged", evaluation.figures().flagged());
        for (String key : KEYS) {
            Optional<Measure> measure = evaluation.figures().measure(key);
            ObjectNode node = root.putObject(key);
            put(node, "value", measure.map(Measure::value));
            put(node, "low", measure.map(Measure::low));
            put(node, "high", measure.map(Measure::high));
        }
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    private static void put(ObjectNode node, String name, Optional<Double> figure) {
        node.put(name, figure.filter(Double::isFinite).orElse(null));
    }

    private static String text(Evaluation evaluation) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%d rows, %d with the outcome, %d flagged; %d excluded, %d abstained%n",
                evaluation.figures().n(),
                evaluation.figures().positives(),
                evaluation.figures().flagged(),
                evaluation.excluded(),
                evaluation.abstained()));
        for (String key : KEYS) {
            text.append(evaluation
                    .figures()
                    .measure(key)
                    .map(measure -> String.format(
                            Locale.ROOT,
                            "%-12s %.4f [%.4f, %.4f]%n",
                            key,
                            measure.value(),
                            measure.low(),
                            measure.high()))
                    .orElse(String.format(Locale.ROOT, "%-12s too few outcomes%n", key)));
        }
        return text.toString();
    }
}
