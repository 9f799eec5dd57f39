package org.bedside.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.bedside.fhir.Import;
import org.bedside.fhir.ImportReport;
import org.bedside.fhir.Store;
import org.bedside.web.Startup;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** Reads files of FHIR resources into the store; no server may be running on the same embedded database. */
@Command(name = "import", description = "Read NDJSON files and Bundles, also gzipped, into the store.")
final class ImportCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files; settings may follow as --name=value.")
    private List<Path> files = List.of();

    @Unmatched
    private final List<String> unmatched = new ArrayList<>();

    /** The settings of the server that reads; throws ParameterException for what is neither a file nor a setting. */
    List<String> settings() {
        List<String> settings = new ArrayList<>(List.of("--server.port=0", "--bedside.demo-data=false"));
        for (String setting : unmatched) {
            if (!Bedside.isSetting(setting)) {
                throw new ParameterException(spec.commandLine(), "unknown option: " + setting);
            }
            settings.add(setting);
        }
        return settings;
    }

    @Override
    public Integer call() throws IOException {
        List<String> settings = settings();
        for (Path file : files) {
            if (!Files.isReadable(file)) {
                spec.commandLine().getErr().println("cannot be read: " + file);
                return 1;
            }
        }
        long start = System.nanoTime();
        try (ConfigurableApplicationContext server = Startup.runUntold(settings.toArray(String[]::new))) {
            Import reader = new Import(server.getBean(Store.class), stored -> {});
            ImportReport report = reader.read(files);
            report.faults().forEach(fault -> spec.commandLine().getErr().println(fault));
            double seconds = (System.nanoTime() - start) / 1e9;
            spec.commandLine()
                    .getOut()
                    .printf(
                            "%d resources stored in %.0f s, %d refused%n",
                            report.stored(), seconds, report.faults().size());
            return report.faults().isEmpty() ? 0 : 1;
        }
    }
}
