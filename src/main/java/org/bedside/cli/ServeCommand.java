package org.bedside.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.bedside.web.Startup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Runs the server. */
@Command(name = "serve", description = "Run the server; settings follow as --name=value.")
final class ServeCommand implements Callable<Integer> {

    /** Not an exit status: the server goes on when the command has returned. */
    static final int SERVING = -1;

    @Unmatched
    private final List<String> settings = new ArrayList<>();

    List<String> settings() {
        return List.copyOf(settings);
    }

    @Override
    public Integer call() {
        serve(settings);
        return SERVING;
    }

    static void serve(List<String> settings) {
        Startup.run(settings.toArray(String[]::new));
    }
}
