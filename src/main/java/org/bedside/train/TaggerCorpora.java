package org.bedside.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The open corpora that taggers learn from, read as their distributors lay them out. */
record TaggerCorpora(Part bc5cdr, Part ncbi, Part maccrobat) {

    /**
     * A corpus.
     *
     * @param types what is learnt, in the corpus's own words
     * @param learn documents to learn from while something is to be measured
     * @param measure documents to measure on; empty if it comes in one part
     */
    record Part(
            String name,
            String url,
            String licence,
            List<String> types,
            List<CorpusDocument> learn,
            List<CorpusDocument> measure) {
        Part {
            types = List.copyOf(types);
            learn = List.copyOf(learn);
            measure = List.copyOf(measure);
        }

        /** All documents. */
        List<CorpusDocument> all() {
            List<CorpusDocument> all = new ArrayList<>(learn);
            all.addAll(measure);
            return all;
        }
    }

    /** NCBI Disease tells four kinds of mention apart; its task does not. */
    private static final List<String> NCBI = List.of("SpecificDisease", "DiseaseClass", "CompositeMention", "Modifier");
    /** MACCROBAT's fifteen types of most use to a clinical reader; the others are rare or say nothing of the patient's state. */
    private static final List<String> MACCROBAT = List.of(
            "Administration",
            "Biological_structure",
            "Date",
            "Detailed_description",
            "Diagnostic_procedure",
            "Disease_disorder",
            "Dosage",
            "Family_history",
            "Frequency",
            "History",
            "Lab_value",
            "Medication",
            "Severity",
            "Sign_symptom",
            "Therapeutic_procedure");

    /** Reads {@code nlp-bc5cdr}, {@code nlp-ncbi} and {@code nlp-maccrobat} of a folder. */
    static TaggerCorpora read(Path data) throws IOException {
        Path cdr = data.resolve("nlp-bc5cdr");
        Path ncbi = data.resolve("nlp-ncbi");
        Map<String, String> diseases = new HashMap<>();
        NCBI.forEach(type -> diseases.put(type, "Disease"));
        Map<String, String> chemicals = Map.of("Chemical", "Chemical", "Disease", "Disease");
        Map<String, String> reports = new HashMap<>();
        MACCROBAT.forEach(type -> reports.put(type, type));
        return new TaggerCorpora(
                new Part(
                        "BC5CDR",
                        "https://biocreative.bioinformatics.udel.edu/tasks/biocreative-v/track-3-cdr/",
                        "public domain (US Government work)",
                        List.of("Chemical", "Disease"),
                        CorpusFiles.pubTator(cdr.resolve("CDR_TrainingSet.PubTator.txt"), chemicals),
                        CorpusFiles.pubTator(cdr.resolve("CDR_DevelopmentSet.PubTator.txt"), chemicals)),
                new Part(
                        "NCBI Disease",
                        "https://www.ncbi.nlm.nih.gov/CBBresearch/Dogan/DISEASE/",
                        "public domain (US Government work)",
                        List.of("Disease"),
                        CorpusFiles.pubTator(ncbi.resolve("NCBItrainset_corpus.txt"), diseases),
                        CorpusFiles.pubTator(ncbi.resolve("NCBIdevelopset_corpus.txt"), diseases)),
                new Part(
                        "MACCROBAT 2020",
                        "https://doi.org/10.6084/m9.figshare.9764942",
                        "CC BY 4.0",
                        MACCROBAT,
                        CorpusFiles.brat(data.resolve("nlp-maccrobat"), reports),
                        List.of()));
    }
}
