package org.bedside.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands without a server, for tests. */
@Command(
        name = "bedside",
        subcommands = {
            TrainCommand.class,
            EvaluateCommand.class,
            PredictCommand.class,
            ExtractCommand.class,
            AssertCommand.class,
            SimulateCommand.class
        })
final class Run {

    private Run() {}

    static CommandLine line() {
        return new CommandLine(new Run()).setCaseInsensitiveEnumValuesAllowed(true);
    }

    public static void main(String[] arguments) {
        System.exit(line().execute(arguments));
    }
}
