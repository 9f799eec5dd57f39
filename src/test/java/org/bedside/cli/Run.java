package org.bedside.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The table commands, for tests. */
@Command(
        name = "bedside",
        subcommands = {TrainCommand.class, EvaluateCommand.class, PredictCommand.class, AssertCommand.class})
final class Run {

    private Run() {}

    static CommandLine line() {
        return new CommandLine(new Run());
    }

    public static void main(String[] arguments) {
        System.exit(line().execute(arguments));
    }
}
