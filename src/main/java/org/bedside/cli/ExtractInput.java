package org.bedside.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The documents of a text file, a PubTator file, a file of JSON lines, or a folder of text files; UTF-8, one at a time. */
final class ExtractInput {

    /** Input that is not what it should be; the message names file and line, and nothing of the text. */
    static final class BadInput extends IOException {
        BadInput(String message) {
            super(message);
        }
    }

    /** Takes a document. */
    interface Sink {
        void document(String id, String text) throws IOException;
    }

    private static final Pattern PUBTATOR = Pattern.compile("[^|\\s]+\\|t\\|.*");
    private static final ObjectMapper JSON = new ObjectMapper();

    private ExtractInput() {}

    /** Hands over the documents in their order; those of a folder in the order of the file names. */
    static void read(Path in, Sink sink) throws IOException {
        if (Files.isDirectory(in)) {
            for (Path file : texts(in)) {
                whole(file, sink);
            }
        } else if (!Files.isRegularFile(in)) {
            throw new BadInput("no such file: " + in);
        } else {
            file(in, sink);
        }
    }

    private static List<Path> texts(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.toString().endsWith(".txt") && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        }
        if (files.isEmpty()) {
            throw new BadInput("no .txt file in " + folder);
        }
        return files;
    }

    private static void file(Path in, Sink sink) throws IOException {
        try {
            String name = name(in).toLowerCase(Locale.ROOT);
            if (name.endsWith(".jsonl") || name.endsWith(".ndjson")) {
                jsonLines(in, sink);
            } else if (isPubTator(in)) {
                pubTator(in, sink);
            } else {
                whole(in, sink);
            }
        } catch (CharacterCodingException wrong) {
            throw new BadInput("not UTF-8: " + in);
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static void whole(Path file, Sink sink) throws IOException {
        String text;
        try {
            text = Files.readString(file);
        } catch (CharacterCodingException wrong) {
            throw new BadInput("not UTF-8: " + file);
        }
        sink.document(name(file).replaceFirst("\\.[^.]*$", ""), text);
    }

    private static boolean isPubTator(Path file) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            String line = lines.readLine();
            while (line != null && line.isBlank()) {
                line = lines.readLine();
            }
            return line != null && PUBTATOR.matcher(line).matches();
        }
    }

    /** A document's text is its title, one space, its abstract; lines of annotations are passed over. */
    private static void pubTator(Path file, Sink sink) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            String id = "";
            String title = "";
            boolean open = false;
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                String[] parts = line.split("\\|", 3);
                boolean text = parts.length == 3 && line.indexOf('\t') != parts[0].length() && !parts[0].contains("\t");
                if (text && parts[1].equals("t")) {
                    if (open) {
                        throw new BadInput(file + " line " + number + ": a title where an abstract should stand");
                    }
                    id = parts[0];
                    title = parts[2];
                    open = true;
                } else if (text && parts[1].equals("a")) {
                    if (!open || !parts[0].equals(id)) {
                        throw new BadInput(file + " line " + number + ": an abstract without its title");
                    }
                    sink.document(id, title + " " + parts[2]);
                    open = false;
                } else if (!line.isBlank() && line.indexOf('\t') < 0) {
                    throw new BadInput(file + " line " + number + ": neither title, abstract nor annotation");
                }
            }
            if (open) {
                throw new BadInput(file + " line " + number + ": ends before an abstract");
            }
        }
    }

    private static void jsonLines(Path file, Sink sink) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    JsonNode object = object(line, file + " line " + number);
                    sink.document(
                            object.path("document").asText(),
                            object.path("text").textValue());
                }
            }
        }
    }

    private static JsonNode object(String line, String where) throws BadInput {
        JsonNode object;
        try {
            object = JSON.readTree(line);
        } catch (JsonProcessingException broken) {
            throw new BadInput(where + ": not JSON");
        }
        JsonNode document = object.path("document");
        if (!(document.isTextual() || document.isIntegralNumber())
                || !object.path("text").isTextual()) {
            throw new BadInput(where + ": not an object with \"document\" and \"text\"");
        }
        return object;
    }
}
