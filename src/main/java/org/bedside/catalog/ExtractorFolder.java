package org.bedside.catalog;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bedside.notes.NoteReader;
import org.bedside.tagging.Tagger;

/**
 * Reads {@code models/<id>/extractor.json} and the trained parts that it names, each checked by its hash. There are two sorts: an
 * extractor of {@code kinds} reads notes, one of {@code types} is a tagger with the labels of a corpus.
 */
public final class ExtractorFolder {

    private static final String NAME = "extractor.json";
    /** The file of a corpus's tagger. */
    private static final String TAGGER = "tagger.bin";

    /** Files by name, and whether notes are read with them. */
    private record Parts(Map<String, byte[]> files, boolean notes) {

        InputStream open(String name) {
            byte[] bytes = files.get(name);
            if (bytes == null) {
                throw new IllegalStateException(NAME + " does not name " + name);
            }
            return new ByteArrayInputStream(bytes);
        }
    }

    private ExtractorFolder() {}

    static boolean isOne(Folder folder) {
        try (InputStream file = folder.open(NAME)) {
            return file != null;
        } catch (IOException missing) {
            return false;
        }
    }

    /** The reader of notes in a folder; throws {@link FolderRefused} with all that is wrong with it. */
    public static NoteReader notes(String id, Folder folder) {
        return NoteReader.load(sound(id, folder, true)::open);
    }

    /** The tagger of a corpus in a folder; throws {@link FolderRefused} with all that is wrong with it. */
    public static Tagger tagger(String id, Folder folder) {
        Parts parts = sound(id, folder, false);
        try {
            return Tagger.read(parts.open(TAGGER));
        } catch (IllegalArgumentException broken) {
            throw new FolderRefused("models/" + id, List.of(TAGGER + ": " + broken.getMessage()));
        } catch (IOException fromMemory) {
            throw new UncheckedIOException(fromMemory);
        }
    }

    private static Parts sound(String id, Folder folder, boolean notes) {
        Faults found = new Faults();
        Parts parts = parts(id, folder, found);
        if (found.none() && parts.notes() != notes) {
            found.add(NAME, notes ? "is a corpus's tagger, which does not read notes" : "is not a corpus's tagger");
        }
        if (!found.none()) {
            throw new FolderRefused("models/" + id, found.all());
        }
        return parts;
    }

    /** The reader of notes, if it is one and without faults; a corpus's tagger is checked, but not kept. */
    static Optional<NoteReader> read(String id, Folder folder, List<String> faults) {
        Faults found = new Faults();
        Parts parts = parts(id, folder, found);
        found.all().forEach(fault -> faults.add("models/" + id + "/" + fault));
        return found.none() && parts.notes() ? Optional.of(NoteReader.load(parts::open)) : Optional.empty();
    }

    private static Parts parts(String id, Folder folder, Faults found) {
        Map<String, byte[]> files = files(NAME, id, folder, found);
        boolean types = Json.read(folder, NAME, new Faults())
                .filter(fields -> fields.has("types"))
                .isPresent();
        return new Parts(files, !types);
    }

    /** The trained parts that a folder's description names, by their names; what does not match its hash is a fault. */
    static Map<String, byte[]> files(String description, String id, Folder folder, Faults found) {
        return Json.read(folder, description, found)
                .map(fields -> files(fields, description, id, folder, found))
                .orElse(Map.of());
    }

    /** The same of a description that is read already. */
    static Map<String, byte[]> files(Fields fields, String description, String id, Folder folder, Faults found) {
        Map<String, byte[]> files = new HashMap<>();
        if (!fields.text("id").equals(id)) {
            fields.fault("id", "is not the name of its folder");
        }
        for (Fields file : fields.objects("files")) {
            String name = file.text("name");
            String hash = file.text("sha256");
            Json.bytes(folder, name, found).ifPresent(bytes -> {
                if (!ModelFolder.sha256(bytes).equals(hash)) {
                    found.add(name, "is not the file that training wrote: another SHA-256 than in " + description);
                }
                files.put(name, bytes);
            });
        }
        return files;
    }
}
