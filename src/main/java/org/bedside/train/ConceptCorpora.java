package org.bedside.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bedside.concepts.Coded;
import org.bedside.concepts.Document;
import org.bedside.concepts.Source;

/** The coded corpora that the linker learns from, each in a part to learn from and a part to measure on. */
record ConceptCorpora(List<Part> parts) {

    /** One file of a corpus. */
    record Part(Source corpus, boolean measured, List<Coded> documents) {
        Part {
            documents = List.copyOf(documents);
        }
    }

    ConceptCorpora {
        parts = List.copyOf(parts);
    }

    static ConceptCorpora read(Path data) throws IOException {
        return new ConceptCorpora(List.of(
                part(data.resolve("nlp-bc5cdr/CDR_TrainingSet.PubTator.txt"), Source.BC5CDR, false),
                part(data.resolve("nlp-bc5cdr/CDR_DevelopmentSet.PubTator.txt"), Source.BC5CDR, true),
                part(data.resolve("nlp-ncbi/NCBItrainset_corpus.txt"), Source.NCBI, false),
                part(data.resolve("nlp-ncbi/NCBIdevelopset_corpus.txt"), Source.NCBI, true)));
    }

    private static Part part(Path file, Source corpus, boolean measured) throws IOException {
        return new Part(corpus, measured, pubTator(file, corpus));
    }

    /** The documents of the parts to learn from, or of all. */
    List<Coded> documents(boolean all) {
        List<Coded> documents = new ArrayList<>();
        for (Part part : parts) {
            if (all || !part.measured()) {
                documents.addAll(part.documents());
            }
        }
        return documents;
    }

    /** Documents of a PubTator file with the ids of their mentions; mentions may overlap. */
    static List<Coded> pubTator(Path file, Source corpus) throws IOException {
        List<Coded> documents = new ArrayList<>();
        String title = "";
        String text = "";
        List<Document.Span> spans = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.add("");
        for (String line : lines) {
            String[] bars = line.split("\\|", 3);
            String[] cells = line.split("\t", -1);
            if (bars.length == 3 && bars[1].equals("t")) {
                title = bars[2];
            } else if (bars.length == 3 && bars[1].equals("a")) {
                text = title + " " + bars[2];
            } else if (cells.length >= 6) {
                Document.Kind kind = cells[4].equals("Chemical") ? Document.Kind.CHEMICAL : Document.Kind.DISEASE;
                spans.add(new Document.Span(kind, Integer.parseInt(cells[1]), Integer.parseInt(cells[2])));
                ids.add(id(cells[5]));
            } else if (line.isBlank() && !text.isEmpty()) {
                documents.add(new Coded(new Document(text, spans), corpus, ids));
                text = "";
                spans.clear();
                ids.clear();
            }
        }
        return documents;
    }

    /** NCBI Disease joins the ids of one mention by + where it means a combination; -1 is none. */
    private static String id(String cell) {
        String id = cell.strip().replace("MESH:", "").replace('+', '|');
        return id.equals("-1") ? "" : id;
    }
}
