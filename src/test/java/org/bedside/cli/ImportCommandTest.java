package org.bedside.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ImportCommandTest {

    private final ImportCommand command = new ImportCommand();

    @Test
    void settingsMayStandBeforeAndBehindTheFiles() {
        new CommandLine(command)
                .parseArgs("--bedside.data-dir=/data", "one.ndjson", "--spring.datasource.url=jdbc:h2:x");
        assertEquals(
                List.of(
                        "--server.port=0",
                        "--bedside.demo-data=false",
                        "--bedside.data-dir=/data",
                        "--spring.datasource.url=jdbc:h2:x"),
                command.settings());
    }

    @Test
    void whatIsNeitherFileNorSettingIsWrongUsage() {
        assertEquals(2, run("--fast", "one.ndjson"));
        assertEquals(2, run("--bedside.data-dir=/data"));
    }

    @Test
    void aFileThatCannotBeReadIsBadInput() {
        assertEquals(1, run("no-such-file.ndjson"));
    }

    private int run(String... arguments) {
        return new CommandLine(command)
                .setErr(new PrintWriter(new StringWriter()))
                .execute(arguments);
    }
}
