package org.bedside.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bedside.tagging.Span;

/**
 * Trains the tagger of problems and medications in notes on three open corpora together; the same data give the same files. NCBI
 * Disease has no chemicals marked: those that a tagger of BC5CDR finds there are taken for marked, so that it does not teach
 * that a drug is none.
 */
public final class ClinicalTraining {

    /** The id of the model. */
    public static final String ID = "note-entities";

    static final String PROBLEM = "PROBLEM";
    static final String MEDICATION = "MEDICATION";

    private static final List<String> TYPES = List.of(PROBLEM, MEDICATION);

    private static final Map<String, String> MEANING = Map.of(
            "Disease", PROBLEM,
            "Sign_symptom", PROBLEM,
            "Disease_disorder", PROBLEM,
            "Chemical", MEDICATION,
            "Medication", MEDICATION);

    /** Of a corpus that comes in one part every fifth document is measured on. */
    private static final int FOLD = 5;

    /** A corpus in the words of notes, and the types that are marked in it. */
    record Corpus(TaggerCorpora.Part part, List<String> types) {}

    private ClinicalTraining() {}

    /**
     * Fits on the parts to learn from, measures on the others, fits again on all, and writes the tagger with its metrics and
     * hash.
     *
     * @param data the folder that holds {@code nlp-bc5cdr}, {@code nlp-ncbi}, {@code nlp-maccrobat}, {@code nlp-terms}
     * @param out the folder that is written
     */
    public static void train(Path data, Path out) throws IOException {
        Map<Integer, Integer> terms = FreeTerms.read(data.resolve("nlp-terms"));
        TaggerCorpora read = TaggerCorpora.read(data);
        List<Corpus> corpora = List.of(
                new Corpus(meaning(read.bc5cdr()), TYPES),
                new Corpus(meaning(read.ncbi()), List.of(PROBLEM)),
                new Corpus(parts(meaning(read.maccrobat())), TYPES));
        Stack measured = fit(corpora, false, terms);
        Map<String, List<EntityScores>> scores = new LinkedHashMap<>();
        for (Corpus corpus : corpora) {
            List<EntityScores> each = new ArrayList<>();
            for (CorpusDocument document : corpus.part().measure()) {
                each.add(EntityScores.of(measured.find(document), document.names(), corpus.types()));
            }
            scores.put(corpus.part().name(), each);
        }
        Stack shipped = fit(corpora, true, terms);
        byte[] file = shipped.file();
        Files.createDirectories(out);
        Files.write(out.resolve(TaggerTraining.FILE), file);
        Files.writeString(out.resolve("metrics.json"), TaggerReport.metrics(corpora, scores));
        Files.writeString(out.resolve("extractor.json"), TaggerReport.reader(ID, corpora, file));
    }

    private static Stack fit(List<Corpus> corpora, boolean all, Map<Integer, Integer> terms) {
        List<CorpusDocument> chemicals = documents(corpora.get(0), all);
        Stack chemist = learn(chemicals, terms);
        List<CorpusDocument> documents = new ArrayList<>();
        for (Corpus corpus : corpora) {
            for (CorpusDocument document : documents(corpus, all)) {
                documents.add(corpus.types().contains(MEDICATION) ? document : marked(document, chemist));
            }
        }
        return learn(documents, terms);
    }

    private static Stack learn(List<CorpusDocument> documents, Map<Integer, Integer> terms) {
        return Stack.train(new Stack.Corpus(documents, TYPES), false, terms, TaggerTraining.ABSTRACTS);
    }

    private static List<CorpusDocument> documents(Corpus corpus, boolean all) {
        return all ? corpus.part().all() : corpus.part().learn();
    }

    /** With the medications that a tagger finds beside what is marked. */
    private static CorpusDocument marked(CorpusDocument document, Stack chemist) {
        List<CorpusDocument.Name> names = new ArrayList<>(document.names());
        for (Span span : chemist.find(document)) {
            boolean free =
                    document.names().stream().noneMatch(name -> name.begin() < span.end() && span.begin() < name.end());
            if (free && span.type().equals(MEDICATION)) {
                names.add(new CorpusDocument.Name(MEDICATION, span.begin(), span.end()));
            }
        }
        return new CorpusDocument(document.id(), document.text(), names);
    }

    private static TaggerCorpora.Part meaning(TaggerCorpora.Part part) {
        return new TaggerCorpora.Part(
                part.name(), part.url(), part.licence(), TYPES, meaning(part.learn()), meaning(part.measure()));
    }

    private static List<CorpusDocument> meaning(List<CorpusDocument> documents) {
        List<CorpusDocument> meant = new ArrayList<>();
        for (CorpusDocument document : documents) {
            List<CorpusDocument.Name> names = new ArrayList<>();
            for (CorpusDocument.Name name : document.names()) {
                String type = MEANING.get(name.type());
                if (type != null) {
                    names.add(new CorpusDocument.Name(type, name.begin(), name.end()));
                }
            }
            meant.add(new CorpusDocument(document.id(), document.text(), names));
        }
        return meant;
    }

    private static TaggerCorpora.Part parts(TaggerCorpora.Part whole) {
        List<CorpusDocument> learn = new ArrayList<>();
        List<CorpusDocument> measure = new ArrayList<>();
        for (int i = 0; i < whole.learn().size(); i++) {
            (i % FOLD == 0 ? measure : learn).add(whole.learn().get(i));
        }
        return new TaggerCorpora.Part(whole.name(), whole.url(), whole.licence(), whole.types(), learn, measure);
    }
}
