package org.bedside.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads annotated corpora in the PubTator and brat formats; in the order of the file, or of the file names. */
final class CorpusFiles {

    private CorpusFiles() {}

    /** Documents of a PubTator file; annotations of types that are not in the map are left out. */
    static List<CorpusDocument> pubTator(Path file, Map<String, String> kinds) throws IOException {
        List<CorpusDocument> documents = new ArrayList<>();
        String title = "";
        String text = "";
        String id = "";
        List<CorpusDocument.Name> names = new ArrayList<>();
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.add("");
        for (String line : lines) {
            String[] bars = line.split("\\|", 3);
            String[] cells = line.split("\t", -1);
            if (bars.length == 3 && bars[1].equals("t")) {
                id = bars[0];
                title = bars[2];
            } else if (bars.length == 3 && bars[1].equals("a")) {
                text = title + " " + bars[2];
            } else if (cells.length >= 6 && kinds.containsKey(cells[4])) {
                names.add(new CorpusDocument.Name(
                        kinds.get(cells[4]), Integer.parseInt(cells[1]), Integer.parseInt(cells[2])));
            } else if (line.isBlank() && !text.isEmpty()) {
                documents.add(new CorpusDocument(id, text, names));
                text = "";
                names.clear();
            }
        }
        return documents;
    }

    /** Documents of a folder of brat files; a name in several pieces is left out. */
    static List<CorpusDocument> brat(Path folder, Map<String, String> kinds) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.toString().endsWith(".ann"))
                    .sorted()
                    .toList();
        }
        List<CorpusDocument> documents = new ArrayList<>();
        for (Path file : files) {
            String name = String.valueOf(file.getFileName()).replace(".ann", "");
            String text = Files.readString(folder.resolve(name + ".txt"));
            List<CorpusDocument.Name> names = new ArrayList<>();
            for (String line : Files.readAllLines(file)) {
                String[] cells = line.split("\t", -1);
                String[] place = cells.length > 1 ? cells[1].split(" ", -1) : new String[0];
                if (line.startsWith("T") && place.length == 3 && kinds.containsKey(place[0])) {
                    names.add(new CorpusDocument.Name(
                            kinds.get(place[0]), Integer.parseInt(place[1]), Integer.parseInt(place[2])));
                }
            }
            documents.add(new CorpusDocument(name, text, names));
        }
        return documents;
    }
}
