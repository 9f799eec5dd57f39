package org.bedside.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ServeCommandTest {

    @Test
    void settingsFollowTheCommand() {
        ServeCommand serve = new ServeCommand();
        new CommandLine(serve).parseArgs("--server.port=8099", "--bedside.demo-data=false");
        assertEquals(List.of("--server.port=8099", "--bedside.demo-data=false"), serve.settings());
    }
}
