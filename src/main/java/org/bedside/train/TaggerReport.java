package org.bedside.train;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bedside.catalog.ModelFolder;
import org.bedside.train.EntityScores.Counts;

/** Says in JSON how a tagger was trained, how it did, and what its file's hash is. */
final class TaggerReport {

    /** Resamples of documents for an interval. */
    private static final int RESAMPLES = 1000;

    private static final int SEED = 1;

    private TaggerReport() {}

    /** @param measured the scores of each document */
    static String metrics(TaggerCorpora.Part corpus, List<EntityScores> measured) {
        boolean parts = !corpus.measure().isEmpty();
        String types = corpus.types().stream()
                .map(type -> "    \"%s\": %s".formatted(type, figures(measured, scores -> scores.of(type))))
                .collect(Collectors.joining(",\n"));
        return """
                {
                  "measure": "strict entity precision, recall and F1: type, begin and end; 95 %% intervals by bootstrap of documents",
                  "corpus": "%s",
                  "training": "%s",
                  "measured-on": "%s",
                  "shipped": "trained on all %d documents: not measured",
                  "types": {
                %s
                  },
                  "ALL": %s
                }
                """.formatted(
                        corpus.name(),
                        parts
                                ? "the training part, %d documents"
                                        .formatted(corpus.learn().size())
                                : "four of five folds by document",
                        parts
                                ? "the development part, %d documents"
                                        .formatted(corpus.measure().size())
                                : "each of the five folds in turn, %d documents"
                                        .formatted(corpus.learn().size()),
                        corpus.learn().size() + corpus.measure().size(),
                        types,
                        figures(measured, EntityScores::all));
    }

    /** @param measured by corpus the scores of each document */
    static String metrics(List<ClinicalTraining.Corpus> corpora, Map<String, List<EntityScores>> measured) {
        String each = corpora.stream()
                .map(corpus -> {
                    List<EntityScores> scores =
                            measured.getOrDefault(corpus.part().name(), List.of());
                    String types = corpus.types().stream()
                            .map(type -> "        \"%s\": %s".formatted(type, figures(scores, one -> one.of(type))))
                            .collect(Collectors.joining(",\n"));
                    return """
                                {
                                  "corpus": "%s",
                                  "measured-on": "%d documents that were not learnt from",
                                  "types": {
                            %s
                                  }
                                }""".formatted(
                            corpus.part().name(), corpus.part().measure().size(), types);
                })
                .collect(Collectors.joining(",\n"));
        int all =
                corpora.stream().mapToInt(corpus -> corpus.part().all().size()).sum();
        return """
                {
                  "measure": "strict entity precision, recall and F1: kind, begin and end; 95 %% intervals by bootstrap of documents",
                  "training": "the other documents of the three corpora together",
                  "shipped": "trained on all %d documents: not measured",
                  "corpora": [
                %s
                  ]
                }
                """.formatted(all, each);
    }

    private static String figures(List<EntityScores> measured, Function<EntityScores, Counts> of) {
        List<Counts> documents = measured.stream().map(of).toList();
        Counts all = documents.stream().reduce(Counts.NONE, Counts::plus);
        double[] drawn = new double[RESAMPLES];
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < RESAMPLES; i++) {
            Counts sum = Counts.NONE;
            for (int j = 0; j < documents.size(); j++) {
                sum = sum.plus(documents.get(random.nextInt(documents.size())));
            }
            drawn[i] = sum.f1();
        }
        Arrays.sort(drawn);
        return String.format(
                Locale.ROOT,
                "{\"precision\": %.4f, \"recall\": %.4f, \"f1\": %.4f, \"low\": %.4f, \"high\": %.4f, \"names\": %d}",
                all.precision(),
                all.recall(),
                all.f1(),
                drawn[RESAMPLES / 40],
                drawn[RESAMPLES - 1 - RESAMPLES / 40],
                all.right() + all.missed());
    }

    static String extractor(String id, TaggerCorpora.Part corpus, byte[] file) {
        return """
                {
                  "id": "%s",
                  "version": "1.1.0",
                  "files": [
                    {"name": "%s", "sha256": "%s"}
                  ],
                  "types": [%s],
                  "language": "en",
                  "trained-on": [
                %s
                  ]
                }
                """.formatted(
                        id,
                        TaggerTraining.FILE,
                        ModelFolder.sha256(file),
                        corpus.types().stream().map(type -> '"' + type + '"').collect(Collectors.joining(", ")),
                        source(corpus));
    }

    /** What describes a reader of notes. */
    static String reader(String id, List<ClinicalTraining.Corpus> corpora, byte[] file) {
        return """
                {
                  "id": "%s",
                  "version": "1.3.0",
                  "files": [
                    {"name": "%s", "sha256": "%s"}
                  ],
                  "kinds": ["PROBLEM", "MEDICATION"],
                  "language": "en",
                  "trained-on": [
                %s
                  ]
                }
                """.formatted(
                        id,
                        TaggerTraining.FILE,
                        ModelFolder.sha256(file),
                        corpora.stream().map(corpus -> source(corpus.part())).collect(Collectors.joining(",\n")));
    }

    private static String source(TaggerCorpora.Part part) {
        return "    {\"name\": \"%s\", \"url\": \"%s\", \"licence\": \"%s\"}"
                .formatted(part.name(), part.url(), part.licence());
    }
}
