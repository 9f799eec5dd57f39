package org.bedside.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import opennlp.tools.namefind.NameSample;
import org.bedside.notes.Finding.Kind;

/**
 * The open corpora that the tagger of notes learns from, each in a part to learn from and a part to measure on.
 */
record NameFinderCorpora(List<Corpus> corpora) {

    /** One corpus: which kinds it annotates, and its two parts. */
    record Corpus(
            String name,
            String url,
            String licence,
            String measuredOn,
            Set<Kind> kinds,
            List<NameSample> learn,
            List<NameSample> measure) {
        Corpus {
            kinds = Set.copyOf(kinds);
            learn = List.copyOf(learn);
            measure = List.copyOf(measure);
        }
    }

    private static final Map<String, String> BC5CDR = Map.of("Disease", "PROBLEM", "Chemical", "MEDICATION");
    private static final Map<String, String> NCBI = Map.of(
            "SpecificDisease", "PROBLEM",
            "DiseaseClass", "PROBLEM",
            "CompositeMention", "PROBLEM",
            "Modifier", "PROBLEM");
    private static final Map<String, String> MACCROBAT = Map.of(
            "Sign_symptom", "PROBLEM",
            "Disease_disorder", "PROBLEM",
            "Medication", "MEDICATION");
    /** Of MACCROBAT every fifth document is measured on: it comes in one part. */
    private static final int FOLD = 5;

    NameFinderCorpora {
        corpora = List.copyOf(corpora);
    }

    static NameFinderCorpora read(Path data) throws IOException {
        Path bc5cdr = data.resolve("nlp-bc5cdr");
        Path ncbi = data.resolve("nlp-ncbi");
        List<CorpusDocument> reports = CorpusFiles.brat(data.resolve("nlp-maccrobat"), MACCROBAT);
        return new NameFinderCorpora(List.of(
                new Corpus(
                        "BC5CDR",
                        "https://biocreative.bioinformatics.udel.edu/tasks/biocreative-v/track-3-cdr/",
                        "public domain (US Government work)",
                        "development set, 500 documents",
                        Set.of(Kind.PROBLEM, Kind.MEDICATION),
                        samples(CorpusFiles.pubTator(bc5cdr.resolve("CDR_TrainingSet.PubTator.txt"), BC5CDR)),
                        samples(CorpusFiles.pubTator(bc5cdr.resolve("CDR_DevelopmentSet.PubTator.txt"), BC5CDR))),
                new Corpus(
                        "NCBI Disease",
                        "https://www.ncbi.nlm.nih.gov/CBBresearch/Dogan/DISEASE/",
                        "public domain (US Government work)",
                        "development set, 100 documents",
                        Set.of(Kind.PROBLEM),
                        samples(CorpusFiles.pubTator(ncbi.resolve("NCBItrainset_corpus.txt"), NCBI)),
                        samples(CorpusFiles.pubTator(ncbi.resolve("NCBIdevelopset_corpus.txt"), NCBI))),
                new Corpus(
                        "MACCROBAT 2020",
                        "https://doi.org/10.6084/m9.figshare.9764942",
                        "CC BY 4.0",
                        "every fifth document, 32 documents",
                        Set.of(Kind.PROBLEM, Kind.MEDICATION),
                        samples(part(reports, false)),
                        samples(part(reports, true)))));
    }

    private static List<NameSample> samples(List<CorpusDocument> documents) {
        return NameFinderSamples.of(documents);
    }

    private static List<CorpusDocument> part(List<CorpusDocument> documents, boolean measured) {
        List<CorpusDocument> part = new ArrayList<>();
        for (int i = 0; i < documents.size(); i++) {
            if ((i % FOLD == 0) == measured) {
                part.add(documents.get(i));
            }
        }
        return part;
    }

    /** What to learn from; with the parts to measure on when nothing is to be measured any more. */
    List<NameSample> samples(boolean all) {
        List<NameSample> samples = new ArrayList<>();
        for (Corpus corpus : corpora) {
            samples.addAll(corpus.learn());
            if (all) {
                samples.addAll(corpus.measure());
            }
        }
        return samples;
    }
}
