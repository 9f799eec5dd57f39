package org.bedside.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bedside.catalog.Catalog;
import org.bedside.catalog.Folder;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Finds the data folders: in the working directory if they are there, else in the jar. */
public final class Shelves {

    private Shelves() {}

    /** The shelf that the server and the command line use. */
    public static Catalog.Shelf found() throws IOException {
        return new Catalog.Shelf(
                ids("cds-hooks", "service.json"),
                Stream.concat(ids("models", "model.json").stream(), ids("models", "extractor.json").stream())
                        .sorted()
                        .toList(),
                id -> folder("cds-hooks", id),
                id -> folder("models", id));
    }

    private static Folder folder(String shelf, String id) {
        Path directory = Path.of(shelf, id);
        return Files.isDirectory(Path.of(shelf))
                ? Folder.directory(directory)
                : Folder.classPath("bedside/" + shelf + "/" + id);
    }

    private static List<String> ids(String shelf, String file) throws IOException {
        Path directory = Path.of(shelf);
        if (Files.isDirectory(directory)) {
            try (Stream<Path> folders = Files.list(directory)) {
                return folders.filter(folder -> Files.isRegularFile(folder.resolve(file)))
                        .map(folder -> String.valueOf(folder.getFileName()))
                        .sorted()
                        .toList();
            }
        }
        TreeSet<String> ids = new TreeSet<>();
        String pattern = "classpath*:bedside/" + shelf + "/*/" + file;
        for (Resource resource : new PathMatchingResourcePatternResolver().getResources(pattern)) {
            String[] parts = resource.getURL().getPath().split("/", -1);
            ids.add(parts[parts.length - 2]);
        }
        return new ArrayList<>(ids);
    }
}
