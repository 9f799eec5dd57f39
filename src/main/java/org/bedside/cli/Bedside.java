package org.bedside.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The executable: a server, or one of the commands around its models and data. */
@Command(
        name = "bedside",
        mixinStandardHelpOptions = true,
        description = "Clinical decision support on FHIR and CDS Hooks. Without a command it serves.",
        subcommands = {
            ServeCommand.class,
            TrainCommand.class,
            EvaluateCommand.class,
            PredictCommand.class,
            ExtractCommand.class,
            AssertCommand.class,
            ImportCommand.class,
            ImportWfdbCommand.class,
            ValidateCommand.class,
            BenchCommand.class,
            SimulateCommand.class
        })
public final class Bedside {

    private static final Pattern SETTING =
            Pattern.compile("--[a-z][\\w-]*(?:\\.[\\w-]+|\\[[^\\]=]+])+=.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private Bedside() {}

    /** Whether this is a setting, as Spring Boot has them: {@code --name.of.it=value}. */
    static boolean isSetting(String argument) {
        return SETTING.matcher(argument).matches();
    }

    /** PDFBox tells of every flaw of a PDF, in words of the PDF. */
    private static void quiet() {
        for (String name : List.of("org.apache.pdfbox", "org.apache.fontbox")) {
            ((Logger) LoggerFactory.getLogger(name)).setLevel(Level.OFF);
        }
    }

    /** A command line that begins with a setting serves. Exit status: 0 fine, 1 bad input, 2 wrong usage. */
    public static void main(String... arguments) {
        boolean serves = arguments.length == 0 || isSetting(arguments[0]);
        if (serves) {
            ServeCommand.serve(List.of(arguments));
        } else {
            quiet();
            int status = new CommandLine(new Bedside())
                    .setCaseInsensitiveEnumValuesAllowed(true)
                    .execute(arguments);
            if (status != ServeCommand.SERVING) {
                System.exit(status);
            }
        }
    }
}
