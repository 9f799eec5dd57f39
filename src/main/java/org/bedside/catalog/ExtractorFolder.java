package org.bedside.catalog;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bedside.notes.NoteReader;

/** Reads {@code models/<id>/extractor.json} and the trained parts that it names, each checked by its hash. */
final class ExtractorFolder {

    private static final String NAME = "extractor.json";

    private ExtractorFolder() {}

    static boolean isOne(Folder folder) {
        try (InputStream file = folder.open(NAME)) {
            return file != null;
        } catch (IOException missing) {
            return false;
        }
    }

    static Optional<NoteReader> read(String id, Folder folder, List<String> faults) {
        Faults found = new Faults();
        Map<String, byte[]> files = files(NAME, id, folder, found);
        found.all().forEach(fault -> faults.add("models/" + id + "/" + fault));
        return found.none()
                ? Optional.of(NoteReader.load(name -> {
                    byte[] bytes = files.get(name);
                    if (bytes == null) {
                        throw new IllegalStateException(NAME + " does not name " + name);
                    }
                    return new ByteArrayInputStream(bytes);
                }))
                : Optional.empty();
    }

    /** The trained parts that a folder's description names, by their names; what does not match its hash is a fault. */
    static Map<String, byte[]> files(String description, String id, Folder folder, Faults found) {
        Map<String, byte[]> files = new HashMap<>();
        Json.read(folder, description, found).ifPresent(fields -> {
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
        });
        return files;
    }
}
