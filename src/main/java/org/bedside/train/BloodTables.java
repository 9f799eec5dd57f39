package org.bedside.train;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.bedside.blood.BloodSpec;
import org.bedside.catalog.BloodFolder;
import org.bedside.catalog.Description;
import org.bedside.catalog.Folder;
import org.bedside.catalog.Measure;
import org.bedside.catalog.Metrics;
import org.bedside.catalog.Reported;

/** The tables of blood counts, and the files that are made of them. */
final class BloodTables {

    /** The community: NHANES; and patients in intensive care: MIMIC-III demo. */
    private static final List<String> COMMUNITY = List.of("train.csv", "nhanes_cbc/train.csv");

    private static final List<String> INTENSIVE =
            List.of("cbc_panels.csv", "mimic3_demo_fhir/cbc_panels.csv", "../mimic3_demo_fhir/cbc_panels.csv");

    private static final int RESAMPLES = 1000;

    private final String id;
    private final List<BloodRows.Source> sources;

    BloodTables(String id) {
        this.id = id;
        BloodSpec spec = BloodFolder.spec(id, Folder.ofModel(id));
        this.sources = spec.indices().stream()
                .map(index ->
                        new BloodRows.Source(index.columns(), index.input().plausible()))
                .toList();
    }

    /** The community's complete rows. */
    BloodRows.Read community(Path data) throws IOException {
        Path file = find(data, COMMUNITY)
                .orElseThrow(() -> new BadTable("there is no " + String.join(" or ", COMMUNITY) + " in " + data));
        BloodRows.Read read = read(file);
        if (read.rows().length < 1000) {
            throw new BadTable(file + " has " + read.rows().length + " complete counts, too few to learn from");
        }
        return read;
    }

    /** The complete counts of intensive care, if there are any beside the community. */
    Optional<BloodRows.Read> intensive(Path data) throws IOException {
        Optional<Path> file = find(data, INTENSIVE);
        return file.isEmpty() ? Optional.empty() : Optional.of(read(file.get()));
    }

    private static Optional<Path> find(Path data, List<String> names) {
        return names.stream().map(data::resolve).filter(Files::isRegularFile).findFirst();
    }

    /** A file's complete rows, those of one subject together. */
    BloodRows.Read read(Path file) throws IOException {
        return BloodRows.all(file, sources, "subject_id");
    }

    /** Writes a line for each row: what is said of its indices, or two empty cells where one is missing or not believed. */
    long predict(Path data, Path out, String header, Function<double[], String> line) throws IOException {
        if (Files.exists(out) && Files.exists(data) && Files.isSameFile(data, out)) {
            throw new BadTable(out + " is the table itself: predictions need a file of their own");
        }
        long rows = 0;
        try (Table table = Table.open(data)) {
            BloodRows reader = new BloodRows(table, sources);
            try (BufferedWriter writer = Files.newBufferedWriter(out, StandardCharsets.UTF_8)) {
                writer.write(header + "\n");
                while (table.hasNext()) {
                    writer.write(reader.of(table.next()).map(line).orElse(",") + "\n");
                    rows++;
                }
            } catch (BadTable broken) {
                Files.delete(out); // half a file of predictions is worse than none
                throw broken;
            }
        }
        return rows;
    }

    /** Writes the trained part, the page's picture, the description with their hashes, and the figures. */
    void write(Path out, byte[] part, String picture, Reported reported) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put(BloodFolder.PART, part);
        parts.put("picture.svg", picture.getBytes(StandardCharsets.UTF_8));
        String description = Description.withHashes(Folder.ofModel(id), BloodFolder.NAME, parts);
        Files.createDirectories(out);
        for (Map.Entry<String, byte[]> file : parts.entrySet()) {
            Files.write(out.resolve(file.getKey()), file.getValue());
        }
        Files.writeString(out.resolve(BloodFolder.NAME), description);
        Files.writeString(out.resolve(Metrics.NAME), reported.json());
    }

    /** A share of rows; its interval by a bootstrap of people, whose rows are drawn together. */
    static Measure share(boolean[] of, List<String> people) {
        Map<String, Integer> numbers = new HashMap<>();
        int[] persons = new int[of.length];
        for (int at = 0; at < of.length; at++) {
            persons[at] = numbers.computeIfAbsent(people.get(at), person -> numbers.size());
        }
        int[] yes = new int[numbers.size()];
        int[] all = new int[numbers.size()];
        int sum = 0;
        for (int at = 0; at < of.length; at++) {
            int person = persons[at];
            all[person]++;
            yes[person] += of[at] ? 1 : 0;
            sum += of[at] ? 1 : 0;
        }
        SplittableRandom random = new SplittableRandom(1);
        double[] shares = new double[RESAMPLES];
        for (int resample = 0; resample < RESAMPLES; resample++) {
            int rows = 0;
            int found = 0;
            for (int drawn = 0; drawn < all.length; drawn++) {
                int person = random.nextInt(all.length);
                rows += all[person];
                found += yes[person];
            }
            shares[resample] = (double) found / rows;
        }
        return between((double) sum / of.length, shares);
    }

    /** A figure with the middle 95 % of what resamples gave. */
    static Measure between(double value, double[] resampled) {
        double[] sorted = resampled.clone();
        Arrays.sort(sorted);
        int cut = (int) Math.floor(0.025 * sorted.length);
        return new Measure(value, sorted[cut], sorted[sorted.length - 1 - cut]);
    }
}
