package org.bedside.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.bedside.notes.Asserter;
import org.bedside.notes.Assertion;
import org.bedside.notes.Finding;
import org.bedside.train.AssertionRows;
import org.bedside.train.AssertionScores;
import org.bedside.train.BadTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says of a phrase in each sentence of a table whether it is negated, historical, and so on. */
@Command(
        name = "assert",
        description =
                "Say what sentences assert of a phrase in them; with labels in the table, also how often that is right.")
final class AssertCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec command;

    @Option(
            names = "--in",
            required = true,
            paramLabel = "FILE",
            description =
                    "tab-separated, columns doc, note, phrase, sentence; negation, temporality, experiencer if known")
    private Path in = Path.of("");

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "the file to write: one JSON object per row, in order")
    private Path out = Path.of("");

    private final ObjectMapper mapper = new ObjectMapper();
    private final AssertionScores scores = new AssertionScores();

    @Override
    public Integer call() {
        try {
            long start = System.nanoTime();
            long rows = write();
            command.commandLine()
                    .getErr()
                    .printf(Locale.ROOT, "%d rows in %.1f s%n", rows, (System.nanoTime() - start) / 1e9);
            if (!scores.isEmpty()) {
                command.commandLine().getErr().print(scores.text());
            }
            command.commandLine().getErr().flush();
            return 0;
        } catch (BadTable bad) {
            return Failure.tell(command, bad.getMessage());
        } catch (IOException broken) {
            return Failure.tell(command, "cannot read or write: " + broken.getMessage());
        }
    }

    private long write() throws IOException {
        if (Files.exists(out) && Files.exists(in) && Files.isSameFile(in, out)) {
            throw new IOException(out + " is the table itself");
        }
        long rows = 0;
        try (AssertionRows table = AssertionRows.open(in)) {
            try (BufferedWriter writer = Files.newBufferedWriter(out)) {
                while (table.hasNext()) {
                    AssertionRows.Row row = table.next();
                    try (JsonGenerator json = mapper.getFactory().createGenerator(writer)) {
                        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
                        json.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
                        write(row, json);
                    }
                    writer.write('\n');
                    rows++;
                }
            } catch (BadTable broken) {
                Files.delete(out); // half a file of answers is worse than none
                throw broken;
            }
        }
        return rows;
    }

    private void write(AssertionRows.Row row, JsonGenerator json) throws IOException {
        Optional<Asserter.Span> place = Asserter.find(row.sentence(), row.phrase());
        Optional<Asserter.Said> said =
                place.map(span -> Asserter.of(row.sentence(), List.of(span)).get(0));
        Assertion assertion = said.map(Asserter.Said::assertion).orElse(Assertion.AFFIRMED);
        row.labels().ifPresent(labels -> scores.add(row.document(), labels, assertion));
        int begin = place.map(Asserter.Span::begin).orElse(-1);
        int end = place.map(Asserter.Span::end).orElse(-1);
        json.writeStartObject();
        json.writeStringField("document", row.document());
        json.writeNumberField("begin", begin);
        json.writeNumberField("end", end);
        json.writeStringField("text", begin < 0 ? row.phrase() : row.sentence().substring(begin, end));
        json.writeStringField(
                "type",
                said.map(Asserter.Said::kind).orElse(Finding.Kind.PROBLEM).name());
        json.writeArrayFieldStart("code");
        json.writeEndArray();
        json.writeObjectFieldStart("assertion");
        json.writeBooleanField("negated", assertion.negated());
        json.writeBooleanField("uncertain", assertion.uncertain());
        json.writeBooleanField("historical", assertion.historical());
        json.writeBooleanField("hypothetical", assertion.hypothetical());
        json.writeBooleanField("otherPerson", assertion.otherPerson());
        json.writeBooleanField("conditional", assertion.conditional());
        json.writeEndObject();
        json.writeObjectFieldStart("attributes");
        if (place.isEmpty()) {
            json.writeBooleanField("found", false);
        }
        json.writeEndObject();
        json.writeArrayFieldStart("relations");
        json.writeEndArray();
        json.writeEndObject();
    }
}
