package org.bedside.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.bedside.catalog.Catalog;
import org.bedside.catalog.FolderRefused;
import org.bedside.evidence.Units;
import org.bedside.web.Shelves;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Checks the data folders as the server does at its start. */
@Command(name = "validate", description = "Check cds-hooks/ and models/, and list every fault.")
final class ValidateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try {
            Catalog catalog = Catalog.read(Shelves.found(), new Units());
            out.printf(
                    "%d services, %d models, %d extractors: no fault%n",
                    catalog.services().size(),
                    catalog.models().size() + catalog.specialists().size(),
                    catalog.extractors().size());
            return 0;
        } catch (FolderRefused refused) {
            refused.faults().forEach(spec.commandLine().getErr()::println);
            return 1;
        }
    }
}
