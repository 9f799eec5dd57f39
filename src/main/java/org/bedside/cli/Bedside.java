package org.bedside.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The executable: a server, or one of the commands around its models and data. */
@Command(
        name = "bedside",
        mixinStandardHelpOptions = true,
        description = "Clinical decision support on FHIR and CDS Hooks. Without a command it serves.",
        subcommands = {ServeCommand.class, ValidateCommand.class, ImportCommand.class, BenchCommand.class})
public final class Bedside {

    private Bedside() {}

    /** Exit status: 0 fine, 1 bad input, 2 wrong usage. */
    public static void main(String... arguments) {
        boolean serves = arguments.length == 0
                || arguments[0].startsWith("--server.")
                || arguments[0].startsWith("--bedside.")
                || arguments[0].startsWith("--spring.");
        if (serves) {
            ServeCommand.serve(List.of(arguments));
        } else {
            int status = new CommandLine(new Bedside()).execute(arguments);
            if (status != ServeCommand.SERVING) {
                System.exit(status);
            }
        }
    }
}
