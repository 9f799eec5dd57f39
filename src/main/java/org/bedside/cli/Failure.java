package org.bedside.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** How a command says that its input was bad. */
final class Failure {

    /** Exit status for bad input. */
    static final int BAD_INPUT = 1;

    private Failure() {}

    static int tell(CommandSpec command, @Nullable String message) {
        command.commandLine().getErr().println(command.name() + ": " + message);
        command.commandLine().getErr().flush();
        return BAD_INPUT;
    }
}
