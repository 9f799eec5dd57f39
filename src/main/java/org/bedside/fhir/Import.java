package org.bedside.fhir;

import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.LenientErrorHandler;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;

/**
 * Reads files of FHIR JSON into the store: NDJSON, or one resource or bundle each; gzip by the name. Resources keep
 * their ids, those without get one from their content: an import can be repeated, and goes on where it was stopped.
 */
public final class Import {
    /** Larger transactions gain little and hold more locks. */
    private static final int BATCH = 200;
    /** What others refer to comes first; a type not named here comes after these. */
    private static final List<String> FIRST = List.of(
            "Organization",
            "Location",
            "Practitioner",
            "PractitionerRole",
            "Patient",
            "Device",
            "Medication",
            "Encounter",
            "Condition");

    private final Store store;
    private final LongConsumer progress;
    private final List<Line> batch = new ArrayList<>();
    private final List<Line> again = new ArrayList<>();
    private final List<ImportReport.Fault> faults = new ArrayList<>();
    private long stored;

    private record Line(String file, long number, Resource resource) {}

    /** Tells {@code progress} how many resources are stored, after each batch. */
    public Import(Store store, LongConsumer progress) {
        this.store = store;
        this.progress = progress;
    }

    /** Reads the files, those with what others refer to first. A line that cannot be stored does not stop the rest. */
    public ImportReport read(List<Path> files) throws IOException {
        List<Path> ordered = new ArrayList<>(files);
        ordered.sort(Comparator.comparingInt(Import::rank));
        for (Path file : ordered) {
            read(file);
        }
        flush();
        retry();
        return new ImportReport(stored, faults);
    }

    private void read(Path file) throws IOException {
        String name = file.toString();
        try (BufferedReader reader = open(file)) {
            if (name.matches(".*\\.(ndjson|jsonl)(\\.gz)?")) {
                long number = 0;
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    number++;
                    if (!line.isBlank()) {
                        parse(name, number, line);
                    }
                }
            } else {
                parse(name, 1, reader.lines().collect(Collectors.joining("\n")));
            }
        }
    }

    private void parse(String file, long number, String json) {
        try {
            IParser parser = store.fhir().newJsonParser();
            parser.setParserErrorHandler(new LenientErrorHandler(false));
            Resource resource = (Resource) parser.parseResource(json);
            if (resource instanceof Bundle bundle) {
                flush();
                storeBundle(file, bundle);
                return;
            }
            if (!resource.hasId()) {
                resource.setId(UUID.nameUUIDFromBytes(json.getBytes(StandardCharsets.UTF_8))
                        .toString());
            }
            batch.add(new Line(file, number, resource));
            if (batch.size() >= BATCH) {
                flush();
            }
        } catch (DataFormatException | IllegalArgumentException e) {
            faults.add(new ImportReport.Fault(file, number, "not a FHIR R4 resource in JSON"));
        }
    }

    private void storeBundle(String file, Bundle bundle) {
        try {
            store.transaction(Puts.of(bundle));
            count(bundle.getEntry().size());
        } catch (BaseServerResponseException e) {
            faults.add(new ImportReport.Fault(file, 1, reason(e)));
        }
    }

    private void flush() {
        if (batch.isEmpty()) {
            return;
        }
        try {
            store.transaction(Puts.of(batch.stream().map(Line::resource).toList()));
            count(batch.size());
        } catch (BaseServerResponseException e) {
            again.addAll(batch);
        }
        batch.clear();
    }

    /** One by one, after all others: what was refused for a neighbour's fault, or came before what it refers to. */
    private void retry() {
        for (Line line : again) {
            try {
                store.update(line.resource());
                count(1);
            } catch (BaseServerResponseException e) {
                faults.add(new ImportReport.Fault(line.file(), line.number(), reason(e)));
            }
        }
    }

    private void count(int more) {
        stored += more;
        progress.accept(stored);
    }

    /** HAPI's messages quote the content, so only the kind of fault is told. */
    private static String reason(BaseServerResponseException e) {
        return e.getMessage() != null && e.getMessage().contains("not found, specified in path")
                ? "refers to a resource that is not in the store"
                : "refused with status " + e.getStatusCode();
    }

    private static int rank(Path file) {
        String name = String.valueOf(file.getFileName());
        for (int i = 0; i < FIRST.size(); i++) {
            if (name.matches(FIRST.get(i) + "\\b.*")) {
                return i;
            }
        }
        return FIRST.size();
    }

    private static BufferedReader open(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes, 1 << 16) : bytes;
        return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8));
    }
}
