package org.bedside.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.bedside.catalog.FolderRefused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Finds problems, medications and other names in documents. */
@Command(
        name = "extract",
        description = "Find problems, medications or the names of a corpus in documents; one JSON object per finding.")
final class ExtractCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec command;

    @Option(
            names = "--in",
            required = true,
            paramLabel = "FILE|DIR",
            description = "a text, a PubTator file, a file of JSON lines {document,text}, or a folder of .txt; UTF-8")
    private Path in = Path.of("");

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "the file of JSON lines to write")
    private Path out = Path.of("");

    @Option(names = "--profile", paramLabel = "P", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private Extractor.Profile profile = Extractor.Profile.CLINICAL;

    @Option(
            names = "--spans",
            paramLabel = "FILE",
            description = "JSON lines {document,begin,end,type}: say what is said of these, and find nothing")
    private Optional<Path> spans = Optional.empty();

    private long documents;
    private long characters;
    private long findings;

    @Override
    public Integer call() {
        Path unfinished = Path.of(out + ".part");
        try {
            long start = System.nanoTime();
            try (ExtractOutput output = new ExtractOutput(Files.newBufferedWriter(unfinished))) {
                if (spans.isPresent()) {
                    describe(spans.get(), output);
                } else {
                    find(output);
                }
            }
            Files.move(unfinished, out, StandardCopyOption.REPLACE_EXISTING);
            command.commandLine()
                    .getErr()
                    .printf(
                            Locale.ROOT,
                            "%d documents, %d characters, %d findings in %.1f s%n",
                            documents,
                            characters,
                            findings,
                            (System.nanoTime() - start) / 1e9);
            command.commandLine().getErr().flush();
            return 0;
        } catch (ExtractInput.BadInput | GivenSpans.BadSpan | FolderRefused bad) {
            return refused(unfinished, String.valueOf(bad.getMessage()));
        } catch (IOException broken) {
            return refused(unfinished, "cannot read or write: " + broken.getMessage());
        }
    }

    private void find(ExtractOutput output) throws IOException {
        Extractor extractor = profile.load();
        ExtractInput.read(in, (id, text) -> {
            for (Extracted found : extractor.of(text)) {
                output.write(id, text, found);
                findings++;
            }
            documents++;
            characters += text.length();
        });
    }

    private void describe(Path given, ExtractOutput output) throws IOException {
        Map<String, String> texts = new HashMap<>();
        ExtractInput.read(in, (id, text) -> {
            texts.put(id, text);
            documents++;
            characters += text.length();
        });
        for (GivenSpans.Answer answer : GivenSpans.answer(texts, given, profile.details())) {
            output.write(answer.document(), answer.text(), answer.found());
            findings++;
        }
    }

    /** Bad input leaves no half of an output. */
    private int refused(Path unfinished, String message) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException kept) {
            return Failure.tell(command, message + "; and " + unfinished + " is left behind");
        }
        return Failure.tell(command, message);
    }
}
