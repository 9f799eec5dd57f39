package org.bedside.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.bedside.predict.Specialist;

/**
 * A whole folder {@code models/<id>} of a {@link Specialist}, checked. Its description is named by the sort of model and
 * holds {@code id}, {@code version}, {@code title}, {@code says}, {@code files} with their hashes, and what its sort
 * needs.
 *
 * @param says what it tells, in a few words
 * @param hashes SHA-256 of its trained parts, by file name
 * @param picture an SVG for its page, {@code ""} without one
 * @param millis how long it took to read
 */
public record SpecialistFolder(
        Specialist model,
        String title,
        String says,
        Map<String, String> hashes,
        String picture,
        Reported reported,
        ModelCard card,
        long millis) {

    static final String PICTURE = "picture.svg";

    /** By the name of the description. */
    private static final Map<String, Sort> SORTS = Map.ofEntries(
            Map.entry(SignalFolder.NAME, SignalFolder::make),
            Map.entry(ForecastFolder.NAME, ForecastFolder::make),
            Map.entry(FilmFolder.NAME, FilmFolder::make),
            Map.entry(BloodFolder.NAME, BloodFolder::make),
            Map.entry(PolicyFolder.NAME, PolicyFolder::make));

    public SpecialistFolder {
        hashes = Map.copyOf(hashes);
    }

    /** A sort of specialists. */
    interface Sort {
        /**
         * The model of this description; what is wrong with it becomes a fault, and an {@link IllegalArgumentException}
         * one of the description.
         *
         * @param fields what its sort needs; what is common has been asked for
         * @param files the trained parts, by name, each with the hash that the description says
         */
        Specialist make(String id, String version, Fields fields, Map<String, byte[]> files);
    }

    /** The SHA-256 of the trained part, or of all hashes by name if there are several. */
    public String hash() {
        List<String> parts = hashes.keySet().stream()
                .filter(name -> !name.equals(PICTURE))
                .sorted()
                .map(hashes::get)
                .toList();
        return parts.size() == 1
                ? parts.get(0)
                : ModelFolder.sha256(String.join("\n", parts).getBytes(StandardCharsets.US_ASCII));
    }

    /** The names of the descriptions, by which a folder of a specialist is found. */
    public static Set<String> descriptions() {
        return SORTS.keySet();
    }

    static boolean isOne(Folder folder) {
        return sort(folder, SORTS).isPresent();
    }

    private static Optional<Map.Entry<String, Sort>> sort(Folder folder, Map<String, Sort> sorts) {
        return sorts.entrySet().stream()
                .filter(sort -> has(folder, sort.getKey()))
                .min(Map.Entry.comparingByKey());
    }

    private static boolean has(Folder folder, String name) {
        try (InputStream file = folder.open(name)) {
            return file != null;
        } catch (IOException missing) {
            return false;
        }
    }

    /** Reads and checks the folder; throws {@link FolderRefused} with all that is wrong with it. */
    public static SpecialistFolder read(String id, Folder folder) {
        return read(id, folder, SORTS);
    }

    static SpecialistFolder read(String id, Folder folder, Map<String, Sort> sorts) {
        long start = System.nanoTime();
        Faults faults = new Faults();
        Map.Entry<String, Sort> sort = sort(folder, sorts)
                .orElseThrow(() -> new FolderRefused("models/" + id, List.of("is no specialist's folder")));
        String name = sort.getKey();
        Optional<Reported> reported = Reported.read(folder, faults);
        Optional<ModelCard> card = ModelCard.read(folder, faults);
        Optional<SpecialistFolder> read = Json.read(folder, name, faults).flatMap(fields -> {
            Map<String, byte[]> files = ExtractorFolder.files(fields, name, id, folder, faults);
            String title = fields.text("title");
            String says = fields.text("says");
            String version = fields.text("version");
            Optional<Specialist> model = faults.none()
                    ? faults.attempt(name, () -> sort.getValue().make(id, version, fields, files))
                    : Optional.empty();
            if (model.isPresent()) {
                fields.end();
            }
            if (model.isEmpty() || reported.isEmpty() || card.isEmpty()) {
                return Optional.empty();
            }
            Map<String, String> hashes = new TreeMap<>();
            files.forEach((file, bytes) -> hashes.put(file, ModelFolder.sha256(bytes)));
            String picture = new String(files.getOrDefault(PICTURE, new byte[0]), StandardCharsets.UTF_8);
            long millis = (System.nanoTime() - start) / 1_000_000;
            return Optional.of(new SpecialistFolder(
                    model.get(), title, says, hashes, picture, reported.get(), card.get(), millis));
        });
        if (!faults.none() || read.isEmpty()) {
            throw new FolderRefused("models/" + id, faults.all());
        }
        return read.get();
    }
}
