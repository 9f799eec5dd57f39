package org.bedside.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.bedside.catalog.FolderRefused;
import org.bedside.glucose.BasalBolus;
import org.bedside.glucose.Policy;
import org.bedside.glucose.Trial;
import org.bedside.glucose.VirtualPatient;
import org.bedside.train.BadTable;
import org.bedside.train.GlucosePatients;
import org.bedside.train.GlucoseTable;
import org.bedside.train.GlucoseTraining;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tries a way to give insulin on virtual patients. */
@Command(
        name = "glucose",
        description = "Try a policy of insulin on virtual patients with type 1 diabetes, and print times in range.")
final class SimulateGlucoseCommand implements Callable<Integer> {

    private static final String BASAL_BOLUS = "basal-bolus";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec command;

    @Option(
            names = "--policy",
            required = true,
            paramLabel = "P",
            description = "basal-bolus, or a model: glucose-policy, glucose-q")
    private String policy = "";

    @Option(
            names = "--patients",
            required = true,
            paramLabel = "FILE",
            description = "vpatient_params.csv of simglucose, with Quest.csv beside it")
    private Path patients = Path.of("");

    @Option(names = "--seed", required = true, paramLabel = "N", description = "what is by chance follows from it")
    private long seed;

    @Option(names = "--days", required = true, paramLabel = "D", description = "how many days, 1 to 1000")
    private int days;

    @Option(
            names = "--carb-error",
            paramLabel = "SD",
            defaultValue = "0",
            description = "standard deviation of the relative error of counted carbohydrates, 0 to 1 (default: 0)")
    private double carbohydrateError;

    @Option(
            names = "--picture",
            paramLabel = "FILE",
            description = "write the SVG of the model's page: a day of an adult, of the seed that training tries")
    private Optional<Path> picture = Optional.empty();

    @Override
    public Integer call() {
        try {
            Trial trial = new Trial(seed, days, carbohydrateError);
            Policy tried = policy.equals(BASAL_BOLUS) ? new BasalBolus() : GlucoseTraining.policy(policy);
            List<VirtualPatient> all = GlucosePatients.read(patients);
            print(tried, all, trial);
            if (picture.isPresent()) {
                Files.writeString(picture.get(), GlucoseTraining.picture(tried, all));
            }
            return 0;
        } catch (BadTable | FolderRefused | IllegalArgumentException bad) {
            return Failure.tell(command, bad.getMessage());
        } catch (IOException broken) {
            return Failure.tell(command, "cannot read or write: " + broken.getMessage());
        }
    }

    /** The policy on all patients and on those it was learnt without; basal-bolus on the same days beside it. */
    private void print(Policy tried, List<VirtualPatient> all, Trial trial) {
        PrintWriter out = command.commandLine().getOut();
        out.print(GlucoseTable.header());
        rows(out, policy, tried, all, trial);
        if (!policy.equals(BASAL_BOLUS)) {
            rows(out, BASAL_BOLUS, new BasalBolus(), all, trial);
        }
        out.printf(
                Locale.ROOT,
                "%d patients, %d days, seed %d, carbohydrates miscounted by %.0f %%; means over patients, 95 %%"
                        + " intervals; glucose without sensor error. unseen: patients that no policy was learnt on.%n",
                all.size(),
                days,
                seed,
                100 * carbohydrateError);
        out.flush();
    }

    private static void rows(PrintWriter out, String name, Policy policy, List<VirtualPatient> all, Trial trial) {
        out.print(GlucoseTable.of(policy, all, trial).text(name, "all"));
        List<VirtualPatient> unseen =
                all.stream().filter(GlucosePatients::heldOut).toList();
        if (!unseen.isEmpty() && unseen.size() < all.size()) {
            out.print(GlucoseTable.of(policy, unseen, trial).text(name, "unseen"));
        }
    }
}
