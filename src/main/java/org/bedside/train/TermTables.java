package org.bedside.train;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.zip.GZIPOutputStream;

/** Writes the tables of names that notes are read with, in our own form, from public terminologies. */
public final class TermTables {

    private TermTables() {}

    /**
     * Writes {@code problems.tsv.gz}, {@code drugs.tsv.gz} and, in {@code tagging} beside, {@code word-clusters.tsv.gz}; the
     * same data give the same files.
     *
     * @param data the folder that holds {@code nlp-terms}, {@code nlp-clusters} and {@code icd10cm}
     * @param out the folder that is written, {@code src/main/resources/org/bedside/notes} in the sources
     */
    public static void write(Path data, Path out) throws IOException {
        Files.createDirectories(out);
        Path terms = data.resolve("nlp-terms");
        SortedMap<String, String> problems =
                TermProblems.read(terms.resolve("doid"), data.resolve("icd10cm/icd10cm_codes.tsv.gz"));
        table(out.resolve("problems.tsv.gz"), rows(problems));
        table(out.resolve("drugs.tsv.gz"), rows(TermDrugs.read(terms.resolve("rxnorm"))));
        Path tagging = Files.createDirectories(out.resolveSibling("tagging"));
        table(tagging.resolve("word-clusters.tsv.gz"), clusters(data.resolve("nlp-clusters/w2v40-100-400.tsv")));
    }

    private static List<String> rows(Map<String, String> valueByName) {
        return valueByName.entrySet().stream()
                .map(entry -> entry.getKey() + "\t" + entry.getValue())
                .toList();
    }

    private static List<String> clusters(Path file) throws IOException {
        List<String> rows = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                rows.add(line.replace(' ', '\t'));
            }
        }
        return rows;
    }

    private static void table(Path file, List<String> rows) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            for (String row : rows) {
                out.write((row + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
