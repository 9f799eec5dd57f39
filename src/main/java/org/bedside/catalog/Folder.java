package org.bedside.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A data folder, wherever it lies: its files by name. */
@FunctionalInterface
public interface Folder {

    /** Opens a file, for the caller to close; throws {@link NoSuchFileException} if there is none of this name. */
    InputStream open(String name) throws IOException;

    /** A folder on disk. */
    static Folder directory(Path directory) {
        return name -> Files.newInputStream(directory.resolve(name));
    }

    /** A folder within the jar, for example {@code bedside/models/x}. */
    static Folder classPath(String folder) {
        return name -> {
            InputStream stream = Folder.class.getResourceAsStream("/" + folder + "/" + name);
            if (stream == null) {
                throw new NoSuchFileException(folder + "/" + name);
            }
            return stream;
        };
    }

    /** The model's folder in the working directory if there is one, else the one in the jar. */
    static Folder ofModel(String id) {
        Path directory = Path.of("models", id);
        return Files.isDirectory(directory) ? directory(directory) : classPath("bedside/models/" + id);
    }
}
