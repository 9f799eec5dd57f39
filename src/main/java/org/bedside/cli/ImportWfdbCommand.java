package org.bedside.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.bedside.ecg.Lead;
import org.bedside.ecg.WfdbHeader;
import org.bedside.ecg.WfdbSamples;
import org.bedside.evidence.Signal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Turns a record of PhysioNet into an Observation, as a line of NDJSON that {@code import} reads. */
@Command(
        name = "import-wfdb",
        description = "Turn a WFDB record (formats 16 and 212) into a FHIR Observation, as NDJSON for import.")
final class ImportWfdbCommand implements Callable<Integer> {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int LONGEST_HEADER = 1 << 20;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec command;

    @Parameters(paramLabel = "RECORD.hea", description = "the header; its samples lie beside it")
    private Path header = Path.of("");

    @Option(names = "--patient", required = true, paramLabel = "ID", description = "the logical id of the Patient")
    private String patient = "";

    @Option(names = "--start", required = true, paramLabel = "TIME", description = "as 2026-01-15T11:00:00Z")
    private String start = "";

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "0", description = "only the first N; all if 0")
    private double seconds;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "the NDJSON file to write")
    private Path out = Path.of("");

    @Override
    public Integer call() {
        try {
            OffsetDateTime.parse(start);
            if (!patient.matches("[A-Za-z0-9.-]{1,64}")) {
                return Failure.tell(command, "--patient is not the logical id of a resource");
            }
            if (Files.size(header) > LONGEST_HEADER) {
                return Failure.tell(command, "the header is longer than any header");
            }
            WfdbHeader record = WfdbHeader.parse(Files.readString(header, StandardCharsets.UTF_8));
            int leads = whole(record);
            command.commandLine().getOut().printf("1 Observation of %d leads written to %s%n", leads, out);
            command.commandLine().getOut().flush();
            return 0;
        } catch (DateTimeException notATime) {
            return Failure.tell(command, "--start is not a time with its offset, such as 2026-01-15T11:00:00Z");
        } catch (IllegalArgumentException bad) {
            return Failure.tell(command, String.valueOf(bad.getMessage()));
        } catch (NoSuchFileException missing) {
            return Failure.tell(command, "there is no file " + missing.getMessage());
        } catch (IOException broken) {
            return Failure.tell(command, "cannot read or write: " + broken.getMessage());
        }
    }

    /** How many leads were written; what could not be written whole is not left there. */
    private int whole(WfdbHeader record) throws IOException {
        Path part = Path.of(out + ".part");
        try {
            int leads = write(record, part);
            if (leads == 0) {
                throw new IllegalArgumentException(
                        "the record has none of the twelve leads, or their samples are not there");
            }
            Files.move(part, out, StandardCopyOption.REPLACE_EXISTING);
            return leads;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private int write(WfdbHeader record, Path to) throws IOException {
        int leads = 0;
        try (Writer writer = Files.newBufferedWriter(to, StandardCharsets.UTF_8);
                JsonGenerator json = JSON.createGenerator(writer)) {
            json.writeStartObject();
            json.writeStringField("resourceType", "Observation");
            json.writeStringField("id", "ecg-" + record.record().replaceAll("[^A-Za-z0-9.-]", "-"));
            json.writeStringField("status", "final");
            coded(json, "http://terminology.hl7.org/CodeSystem/observation-category", "procedure", "category");
            coded(json, Lead.SYSTEMS.get(0), Lead.ANY, "code");
            json.writeObjectFieldStart("subject");
            json.writeStringField("reference", "Patient/" + patient);
            json.writeEndObject();
            json.writeStringField("effectiveDateTime", start);
            json.writeArrayFieldStart("component");
            for (String file : record.signals().stream()
                    .map(WfdbHeader.Channel::file)
                    .distinct()
                    .toList()) {
                leads += file(json, record, file);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
        return leads;
    }

    private static void coded(JsonGenerator json, String system, String code, String element) throws IOException {
        boolean list = element.equals("category");
        json.writeFieldName(element);
        if (list) {
            json.writeStartArray();
        }
        json.writeStartObject();
        json.writeArrayFieldStart("coding");
        json.writeStartObject();
        json.writeStringField("system", system);
        json.writeStringField("code", code);
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        if (list) {
            json.writeEndArray();
        }
    }

    /** The known leads of one file of samples; none, with a word of it, if the file is not there. */
    private int file(JsonGenerator json, WfdbHeader record, String file) throws IOException {
        List<WfdbHeader.Channel> channels = record.in(file);
        Path path = header.resolveSibling(file);
        int format = channels.get(0).format();
        if (!Files.isRegularFile(path)) {
            command.commandLine().getErr().println(file + " is not there; its leads are left out");
            return 0;
        }
        if (channels.stream().anyMatch(channel -> channel.format() != format)) {
            throw new IllegalArgumentException(file + " has signals of several formats");
        }
        long there = WfdbSamples.frames(Files.size(path), format, channels.size());
        long wanted = record.frames() == 0 ? there : record.frames();
        wanted = seconds > 0 ? Math.min(wanted, (long) (seconds * record.hertz())) : wanted;
        if (there < wanted) {
            throw new IllegalArgumentException(file + " is cut short: it has fewer samples than the header says");
        }
        if (wanted < 1 || wanted > Signal.MOST) {
            throw new IllegalArgumentException(
                    "a lead would have " + wanted + " values; 1 to " + Signal.MOST + " are read, take fewer --seconds");
        }
        int bytes = (int) ((format == 16 ? 2L : 3L) * (wanted * channels.size() + 1));
        int[][] values;
        try (InputStream in = Files.newInputStream(path)) {
            values = WfdbSamples.read(in.readNBytes(bytes), format, channels.size(), (int) wanted);
        }
        int leads = 0;
        for (int at = 0; at < channels.size(); at++) {
            Optional<Lead> lead = Lead.named(channels.get(at).name());
            if (lead.isPresent()) {
                component(json, lead.get(), channels.get(at), values[at], 1000 / record.hertz());
                leads++;
            }
        }
        return leads;
    }

    private static void component(
            JsonGenerator json, Lead lead, WfdbHeader.Channel channel, int[] values, double period) throws IOException {
        json.writeStartObject();
        coded(json, Lead.SYSTEMS.get(0), lead.code(), "code");
        json.writeObjectFieldStart("valueSampledData");
        json.writeObjectFieldStart("origin");
        json.writeNumberField("value", -channel.baseline() / channel.gain());
        json.writeStringField("unit", channel.unit());
        json.writeStringField("system", "http://unitsofmeasure.org");
        json.writeStringField("code", channel.unit());
        json.writeEndObject();
        json.writeNumberField("period", Double.parseDouble(String.format(Locale.ROOT, "%.9f", period)));
        json.writeNumberField("factor", 1 / channel.gain());
        json.writeNumberField("dimensions", 1);
        StringBuilder data = new StringBuilder(5 * values.length);
        for (int value : values) {
            data.append(data.length() == 0 ? "" : " ");
            if (value == WfdbSamples.INVALID) {
                data.append('E');
            } else {
                data.append(value);
            }
        }
        json.writeStringField("data", data.toString());
        json.writeEndObject();
        json.writeEndObject();
    }
}
