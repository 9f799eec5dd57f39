package org.bedside.catalog;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.bedside.concepts.Linker;

/** Reads {@code models/<id>/linker.json} and the linker's file that it names, checked by its hash. */
public final class LinkerFolder {

    private static final String NAME = "linker.json";

    private LinkerFolder() {}

    static boolean isOne(Folder folder) {
        try (InputStream file = folder.open(NAME)) {
            return file != null;
        } catch (IOException missing) {
            return false;
        }
    }

    /** The linker of a folder; throws {@link FolderRefused} with all that is wrong with it. */
    public static Linker read(String id, Folder folder) {
        Faults found = new Faults();
        Map<String, byte[]> files = ExtractorFolder.files(NAME, id, folder, found);
        if (found.none() && files.size() != 1) {
            found.add(NAME, "names " + files.size() + " files, not one");
        }
        if (found.none()) {
            try {
                return Linker.read(
                        new ByteArrayInputStream(files.values().iterator().next()));
            } catch (IOException broken) {
                found.add(NAME, "names a file that is no linker: " + broken.getMessage());
            }
        }
        throw new FolderRefused("models/" + id + " is", found.all());
    }
}
