package org.bedside.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bedside.notes.Relations;

/** Reads the names and their {@code MODIFY} relations of a folder of brat files, in the order of the file names. */
final class BratRelations {

    /** A text with its names, each from its first to its last piece, and what belongs to what. */
    record Document(String text, List<Relations.Span> spans, Set<Relations.Relation> relations) {}

    private BratRelations() {}

    static List<Document> read(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.toString().endsWith(".ann"))
                    .sorted()
                    .toList();
        }
        List<Document> documents = new ArrayList<>();
        for (Path file : files) {
            String name = String.valueOf(file.getFileName()).replace(".ann", ".txt");
            documents.add(document(Files.readString(folder.resolve(name)), Files.readAllLines(file)));
        }
        return documents;
    }

    private static Document document(String text, List<String> lines) {
        Map<String, Relations.Span> names = new HashMap<>();
        Map<String, String> events = new HashMap<>();
        List<String[]> pairs = new ArrayList<>();
        for (String line : lines) {
            String[] cells = line.split("\t", -1);
            String[] parts = cells.length > 1 ? cells[1].strip().split("[ ;]", -1) : new String[0];
            if (line.startsWith("T") && parts.length >= 3) {
                int begin = Integer.parseInt(parts[1]);
                int end = Integer.parseInt(parts[parts.length - 1]);
                names.put(cells[0], new Relations.Span(parts[0], begin, end));
            } else if (line.startsWith("E") && parts.length > 0) {
                events.put(cells[0], parts[0].substring(parts[0].indexOf(':') + 1));
            } else if (line.startsWith("R") && parts.length == 3 && parts[0].equals(Relations.MODIFY)) {
                pairs.add(new String[] {argument(parts[1]), argument(parts[2])});
            }
        }
        Set<Relations.Relation> relations = new HashSet<>();
        for (String[] pair : pairs) {
            Relations.Span from = names.get(events.getOrDefault(pair[0], pair[0]));
            Relations.Span to = names.get(events.getOrDefault(pair[1], pair[1]));
            if (from != null && to != null) {
                relations.add(new Relations.Relation(Relations.MODIFY, from, to));
            }
        }
        return new Document(text, List.copyOf(new HashSet<>(names.values())), relations);
    }

    private static String argument(String part) {
        return part.substring(part.indexOf(':') + 1);
    }
}
