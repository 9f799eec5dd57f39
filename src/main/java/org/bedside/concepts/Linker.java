package org.bedside.concepts;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bedside.evidence.Coding;

/** Gives the mentions of a document their codes, or none where it is not sure enough. Immutable and thread-safe. */
public final class Linker {

    /** The preferred URI of the NamingSystem MeSH in HL7 Terminology 7.0.1. */
    public static final String MESH = "https://www.nlm.nih.gov/mesh";

    /** The site of the catalogue: HL7 Terminology 7.0.1 names no URI for OMIM. */
    public static final String OMIM = "https://www.omim.org";

    private final Lexicon lexicon;
    private final List<Judge> judges;

    /** How the candidates of mentions of one kind, in texts of one corpus or of any, are judged. */
    static final class Judge {
        /** Of the features, for the log-odds that a candidate is right. */
        final double[] weights;
        /** The log-odds from which on the best candidate is given. */
        final double least;

        Judge(double[] weights, double least) {
            this.weights = weights;
            this.least = least;
        }
    }

    /** @param judges one for each place that {@link #place} gives */
    Linker(Lexicon lexicon, List<Judge> judges) {
        this.lexicon = lexicon;
        this.judges = List.copyOf(judges);
    }

    /** How many judges there are. */
    static final int PLACES = (Source.CORPORA + 1) * Document.Kind.values().length;

    /** Where the judge of a kind stands; texts of no corpus come after the corpora. */
    static int place(Document.Kind kind, Optional<Source> corpus) {
        return (Source.CORPORA + 1) * kind.index
                + corpus.map(source -> source.index).orElse(Source.CORPORA);
    }

    /** Reads what {@link #write} wrote; a file that is damaged or of another format is an {@link IOException}. */
    public static Linker read(InputStream in) throws IOException {
        return LinkerFile.read(in);
    }

    /** The same linker gives the same bytes. */
    public void write(OutputStream out) throws IOException {
        LinkerFile.write(lexicon, judges, out);
    }

    /** The codes of each mention in the order of the document's spans; empty where the linker abstains. */
    public List<List<Coding>> link(Document document) {
        return link(document, Optional.empty());
    }

    /** The same, preferring what one corpus does where the corpora code differently; only corpora are allowed. */
    public List<List<Coding>> link(Document document, Optional<Source> corpus) {
        Candidates candidates = new Candidates(lexicon, document.text(), corpus);
        List<List<Coding>> codes = new ArrayList<>(document.spans().size());
        for (Document.Span span : document.spans()) {
            Judge judge = judges.get(place(span.kind(), corpus));
            List<Coding> whole = best(candidates.of(span), judge)
                    .map(found -> codings(lexicon.ids[found.id()]))
                    .orElse(List.of());
            codes.add(whole.isEmpty() ? parts(document, span, candidates, judge) : whole);
        }
        return codes;
    }

    /** The codes of the parts of a mention that joins several; empty unless every part has its own. */
    private List<Coding> parts(Document document, Document.Span span, Candidates candidates, Judge judge) {
        for (List<String> way : Coordination.of(document.text().substring(span.begin(), span.end()))) {
            Set<Coding> codes = new LinkedHashSet<>();
            boolean all = true;
            for (String part : way) {
                Optional<Candidate> found = best(candidates.of(span.kind(), part), judge);
                found.ifPresent(candidate -> codes.addAll(codings(lexicon.ids[candidate.id()])));
                all &= found.isPresent();
            }
            if (all && codes.size() >= way.size()) {
                return List.copyOf(codes);
            }
        }
        return List.of();
    }

    private static Optional<Candidate> best(List<Candidate> candidates, Judge judge) {
        return candidates.stream()
                .max(order(judge.weights))
                .filter(candidate -> candidate.logOdds(judge.weights) >= judge.least);
    }

    /** The likelier candidate is greater. */
    static Comparator<Candidate> order(double[] weights) {
        return Comparator.<Candidate>comparingDouble(candidate -> candidate.logOdds(weights))
                .thenComparing(Comparator.comparingInt(Candidate::id).reversed());
    }

    private static List<Coding> codings(String ids) {
        List<Coding> codings = new ArrayList<>(1);
        for (String id : ids.split("\\|", -1)) {
            codings.add(id.startsWith("OMIM:") ? Coding.of(OMIM, id.substring("OMIM:".length())) : Coding.of(MESH, id));
        }
        return List.copyOf(codings);
    }
}
