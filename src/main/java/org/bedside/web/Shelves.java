package org.bedside.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bedside.catalog.Catalog;
import org.bedside.catalog.Folder;
import org.bedside.catalog.SpecialistFolder;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Finds the data folders. Services: all of those in the working directory's {@code cds-hooks} if there is one, else all
 * of those in the jar, so that a hospital says what runs. Models: each from the working directory's {@code models} if it
 * is there, else from the jar, so that one can be trained anew without copying the others.
 */
public final class Shelves {

    private static final String SERVICES = "cds-hooks";
    private static final String MODELS = "models";

    private Shelves() {}

    /** The shelf that the server and the command line use. */
    public static Catalog.Shelf found() throws IOException {
        Path services = Path.of(SERVICES);
        boolean own = Files.isDirectory(services);
        Set<String> models = new TreeSet<>();
        Set<String> descriptions = new TreeSet<>(SpecialistFolder.descriptions());
        descriptions.addAll(List.of("model.json", "extractor.json"));
        for (String file : descriptions) {
            models.addAll(onDisk(Path.of(MODELS), file));
            models.addAll(inJar(MODELS, file));
        }
        return new Catalog.Shelf(
                List.copyOf(own ? onDisk(services, "service.json") : inJar(SERVICES, "service.json")),
                List.copyOf(models),
                id -> own ? Folder.directory(services.resolve(id)) : Folder.classPath("bedside/cds-hooks/" + id),
                Folder::ofModel);
    }

    private static Set<String> onDisk(Path shelf, String file) throws IOException {
        if (!Files.isDirectory(shelf)) {
            return Set.of();
        }
        try (Stream<Path> folders = Files.list(shelf)) {
            return folders.filter(folder -> Files.isRegularFile(folder.resolve(file)))
                    .map(folder -> String.valueOf(folder.getFileName()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Set<String> inJar(String shelf, String file) throws IOException {
        Set<String> ids = new TreeSet<>();
        String pattern = "classpath*:bedside/" + shelf + "/*/" + file;
        for (Resource resource : new PathMatchingResourcePatternResolver().getResources(pattern)) {
            String[] parts = resource.getURL().getPath().split("/", -1);
            ids.add(parts[parts.length - 2]);
        }
        return ids;
    }
}
