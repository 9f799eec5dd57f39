package org.bedside.train;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.bedside.concepts.Coded;
import org.bedside.concepts.Linker;
import org.bedside.concepts.LinkerBuilder;

/** Trains the linker of mentions to concepts; the same data give the same files. */
public final class ConceptTraining {

    /** The model's id, and the name of its folder. */
    public static final String ID = "note-concepts";

    static final String FILE = "concepts.bin";

    /** A little above the 95 % that are wanted of codes given for texts of another time than those learnt from. */
    private static final double PRECISION = 0.96;

    private static final int FOLDS = 5;

    private ConceptTraining() {}

    /**
     * Measures a linker of the training sets on the development sets, and of four fifths of all documents on the others; fits
     * again on all, and writes the linker with its metrics and hash.
     *
     * @param data the folder that holds {@code nlp-bc5cdr}, {@code nlp-ncbi} and {@code nlp-terms}
     * @param out the folder that is written, {@code models/note-concepts}
     */
    public static void train(Path data, Path out) throws IOException {
        ConceptCorpora corpora = ConceptCorpora.read(data);
        List<ConceptReport.Row> rows = new ArrayList<>();
        Linker half = linker(data, corpora.documents(false));
        for (ConceptReport.Group group : ConceptReport.Group.values()) {
            ConceptScores scores = new ConceptScores();
            corpora.parts().stream()
                    .filter(ConceptCorpora.Part::measured)
                    .forEach(part -> part.documents().stream()
                            .filter(coded -> coded.corpus() == group.corpus())
                            .forEach(coded -> scores.add(half, coded, group.kind())));
            rows.add(new ConceptReport.Row(group, ConceptReport.DEVELOPMENT, scores));
        }
        rows.addAll(crossValidated(data, corpora.documents(true)));
        Linker shipped = linker(data, corpora.documents(true));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        shipped.write(bytes);
        Files.createDirectories(out);
        Files.write(out.resolve(FILE), bytes.toByteArray());
        Files.writeString(out.resolve("metrics.json"), ConceptReport.metrics(rows));
        Files.writeString(out.resolve("linker.json"), ConceptReport.description(bytes.toByteArray()));
    }

    private static List<ConceptReport.Row> crossValidated(Path data, List<Coded> documents) throws IOException {
        Map<ConceptReport.Group, ConceptScores> scores = new EnumMap<>(ConceptReport.Group.class);
        for (int fold = 0; fold < FOLDS; fold++) {
            List<Coded> learn = new ArrayList<>();
            List<Coded> measure = new ArrayList<>();
            for (int i = 0; i < documents.size(); i++) {
                (i % FOLDS == fold ? measure : learn).add(documents.get(i));
            }
            Linker linker = linker(data, learn);
            for (ConceptReport.Group group : ConceptReport.Group.values()) {
                ConceptScores of = scores.computeIfAbsent(group, none -> new ConceptScores());
                measure.stream()
                        .filter(coded -> coded.corpus() == group.corpus())
                        .forEach(coded -> of.add(linker, coded, group.kind()));
            }
        }
        return scores.entrySet().stream()
                .map(entry -> new ConceptReport.Row(entry.getKey(), ConceptReport.CROSS_VALIDATED, entry.getValue()))
                .toList();
    }

    /** A linker that learnt from these documents and from the terminologies of the data folder. */
    static Linker linker(Path data, List<Coded> documents) throws IOException {
        LinkerBuilder linker = new LinkerBuilder(PRECISION);
        ConceptTerms.add(data.resolve("nlp-terms"), linker);
        return linker.documents(documents).build();
    }
}
