package org.bedside.train;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bedside.catalog.ModelFolder;
import org.bedside.notes.Finding.Kind;

/** Says in JSON how the tagger of notes was trained, how it did, and what its file's hash is. */
final class NameFinderReport {

    /** A corpus and the scores on the part of it that was not learnt from. */
    record Row(NameFinderCorpora.Corpus corpus, NameFinderScores scores) {}

    private NameFinderReport() {}

    static String metrics(List<Row> rows) {
        String corpora = rows.stream().map(NameFinderReport::corpus).collect(Collectors.joining(",\n"));
        return """
                {
                  "measure": "strict entity precision, recall and F1: span and kind",
                  "training": "the parts of all three corpora that are not measured on; the shipped file learnt from all parts",
                  "corpora": [
                %s
                  ]
                }
                """.formatted(corpora);
    }

    private static String corpus(Row row) {
        Map<Kind, NameFinderScores.Counts> kinds = new TreeMap<>(row.scores().byKind());
        String byKind = kinds.entrySet().stream()
                .map(entry -> "      \"%s\": %s".formatted(entry.getKey(), counts(entry.getValue())))
                .collect(Collectors.joining(",\n"));
        return """
                    {
                      "name": "%s",
                      "measured-on": "%s",
                %s,
                      "ALL": %s
                    }""".formatted(
                        row.corpus().name(),
                        row.corpus().measuredOn(),
                        byKind,
                        counts(row.scores().all()));
    }

    private static String counts(NameFinderScores.Counts counts) {
        return String.format(
                Locale.ROOT,
                "{\"precision\": %.4f, \"recall\": %.4f, \"f1\": %.4f, \"names\": %d}",
                counts.precision(),
                counts.recall(),
                counts.f1(),
                counts.right() + counts.missed());
    }

    static String extractor(List<Row> rows, byte[] model) {
        String sources = rows.stream().map(NameFinderReport::source).collect(Collectors.joining(",\n"));
        return """
                {
                  "id": "%s",
                  "version": "1.0.0",
                  "files": [
                    {"name": "%s", "sha256": "%s"}
                  ],
                  "kinds": ["PROBLEM", "MEDICATION"],
                  "language": "en",
                  "trained-on": [
                %s
                  ]
                }
                """.formatted(NameFinderTraining.ID, NameFinderTraining.FILE, ModelFolder.sha256(model), sources);
    }

    private static String source(Row row) {
        return "    {\"name\": \"%s\", \"url\": \"%s\", \"licence\": \"%s\"}"
                .formatted(row.corpus().name(), row.corpus().url(), row.corpus().licence());
    }
}
