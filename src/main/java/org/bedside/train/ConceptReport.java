package org.bedside.train;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.bedside.catalog.Measure;
import org.bedside.catalog.ModelFolder;
import org.bedside.concepts.Document.Kind;
import org.bedside.concepts.Source;

/** Says in JSON how the linker was trained, how it did, and what its file's hash is. */
final class ConceptReport {

    static final String DEVELOPMENT = "training sets of both corpora; measured on the development sets";
    static final String CROSS_VALIDATED =
            "four fifths of the training and development sets; measured on the others, five times";

    /** What figures are told apart by. */
    enum Group {
        BC5CDR_CHEMICAL(Source.BC5CDR, Kind.CHEMICAL, "BC5CDR chemicals"),
        BC5CDR_DISEASE(Source.BC5CDR, Kind.DISEASE, "BC5CDR diseases"),
        NCBI_DISEASE(Source.NCBI, Kind.DISEASE, "NCBI Disease");

        private final Source corpus;
        private final Kind kind;
        private final String label;

        Group(Source corpus, Kind kind, String label) {
            this.corpus = corpus;
            this.kind = kind;
            this.label = label;
        }

        Source corpus() {
            return corpus;
        }

        Kind kind() {
            return kind;
        }
    }

    /** A group and its scores, on documents that were not learnt from. */
    record Row(Group group, String learntFrom, ConceptScores scores) {}

    private ConceptReport() {}

    static String metrics(List<Row> rows) {
        return """
                {
                  "measure": "given the mentions: coverage, the share whose MeSH or OMIM ids are all right, and precision, the share of given codes that are right; 95 %% intervals by resampling documents; mentions without an id are not counted, but codes given for them are wrong",
                  "shipped": "learnt from the training and development sets of both corpora",
                  "groups": [
                %s
                  ]
                }
                """.formatted(rows.stream().map(ConceptReport::row).collect(Collectors.joining(",\n")));
    }

    private static String row(Row row) {
        ConceptScores.Counts all = row.scores().all();
        return """
                    {
                      "name": "%s",
                      "learnt-from": "%s",
                      "mentions": %d,
                      "given": %d,
                      "right": %d,
                      "coverage": %s,
                      "precision": %s
                    }""".formatted(
                        row.group().label,
                        row.learntFrom(),
                        all.mentions(),
                        all.given(),
                        all.right(),
                        measure(row.scores().measure(ConceptScores.Counts::coverage)),
                        measure(row.scores().measure(ConceptScores.Counts::precision)));
    }

    private static String measure(Measure measure) {
        return String.format(
                Locale.ROOT,
                "{\"value\": %.4f, \"low\": %.4f, \"high\": %.4f}",
                measure.value(),
                measure.low(),
                measure.high());
    }

    static String description(byte[] file) {
        return """
                {
                  "id": "%s",
                  "version": "1.1.0",
                  "files": [
                    {"name": "%s", "sha256": "%s"}
                  ],
                  "kinds": ["CHEMICAL", "DISEASE"],
                  "language": "en",
                  "trained-on": [
                    {"name": "BC5CDR", "url": "https://biocreative.bioinformatics.udel.edu/tasks/biocreative-v/track-3-cdr/", "licence": "public domain (US Government work)"},
                    {"name": "NCBI Disease", "url": "https://www.ncbi.nlm.nih.gov/CBBresearch/Dogan/DISEASE/", "licence": "public domain (US Government work)"},
                    {"name": "Human Disease Ontology", "url": "https://disease-ontology.org/", "licence": "CC0 1.0"},
                    {"name": "RxNorm Current Prescribable Content, October 2025", "url": "https://www.nlm.nih.gov/research/umls/rxnorm/", "licence": "free, no licence needed"},
                    {"name": "Medical Subject Headings (MeSH), chemicals and diseases", "url": "https://www.nlm.nih.gov/mesh/", "licence": "free, no licence needed"},
                    {"name": "DrugMechDB", "url": "https://github.com/SuLab/DrugMechDB", "licence": "CC0 1.0"}
                  ]
                }
                """.formatted(ConceptTraining.ID, ConceptTraining.FILE, ModelFolder.sha256(file));
    }
}
