package org.bedside.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bedside.concepts.Document;
import org.bedside.concepts.Linker;
import org.bedside.concepts.Source;
import org.bedside.evidence.Coding;
import org.bedside.notes.Asserter;
import org.bedside.notes.Finding;
import org.bedside.notes.Relations;
import org.bedside.notes.TermCodes;

/** What is said of the names of a document, wherever they were had from: their codes, assertion and relations. */
final class SpanDetails {

    private final Linker linker;
    private final Optional<Source> corpus;
    private final boolean clinical;

    /**
     * For one profile.
     *
     * @param corpus by whose custom MeSH and OMIM codes are given
     * @param clinical whether ICD-10-CM and RxNorm come before them
     */
    SpanDetails(Linker linker, Optional<Source> corpus, boolean clinical) {
        this.linker = linker;
        this.corpus = corpus;
        this.clinical = clinical;
    }

    /** One for each span, in the same order. */
    List<Extracted> of(String text, List<Relations.Span> spans) {
        List<List<Coding>> codes = codes(text, spans);
        List<Asserter.Said> said = Asserter.of(
                text,
                spans.stream()
                        .map(span -> new Asserter.Span(finding(span.type()), span.begin(), span.end()))
                        .toList());
        Map<Relations.Span, List<Extracted.Relation>> relations = new LinkedHashMap<>();
        for (Relations.Relation relation : Relations.shipped().of(text, spans)) {
            relations
                    .computeIfAbsent(relation.from(), none -> new ArrayList<>())
                    .add(new Extracted.Relation(
                            relation.type(),
                            relation.to().begin(),
                            relation.to().end()));
        }
        List<Extracted> all = new ArrayList<>(spans.size());
        for (int i = 0; i < spans.size(); i++) {
            Relations.Span span = spans.get(i);
            all.add(new Extracted(
                    span.begin(),
                    span.end(),
                    span.type(),
                    codes.get(i),
                    said.get(i).assertion(),
                    Map.of(),
                    relations.getOrDefault(span, List.of())));
        }
        return all;
    }

    private List<List<Coding>> codes(String text, List<Relations.Span> spans) {
        List<List<Coding>> codes = new ArrayList<>();
        List<Document.Span> named = new ArrayList<>();
        for (Relations.Span span : spans) {
            codes.add(new ArrayList<>());
            concept(span.type()).ifPresent(kind -> named.add(new Document.Span(kind, span.begin(), span.end())));
        }
        List<List<Coding>> linked = linker.link(new Document(text, named), corpus);
        int next = 0;
        for (int i = 0; i < spans.size(); i++) {
            Relations.Span span = spans.get(i);
            Optional<Document.Kind> kind = concept(span.type());
            if (kind.isPresent()) {
                if (clinical) {
                    codes.get(i).addAll(TermCodes.of(finding(span.type()), text.substring(span.begin(), span.end())));
                }
                codes.get(i).addAll(linked.get(next++));
            }
        }
        return codes;
    }

    private static Finding.Kind finding(String type) {
        return concept(type).filter(kind -> kind == Document.Kind.CHEMICAL).isPresent()
                ? Finding.Kind.MEDICATION
                : Finding.Kind.PROBLEM;
    }

    /** What the types of BC5CDR, NCBI Disease, MACCROBAT and clinical findings name; empty for all others. */
    private static Optional<Document.Kind> concept(String type) {
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "chemical", "medication", "drug", "allergy" -> Optional.of(Document.Kind.CHEMICAL);
            case "disease",
                    "problem",
                    "specificdisease",
                    "diseaseclass",
                    "compositemention",
                    "modifier",
                    "disease_disorder",
                    "sign_symptom" -> Optional.of(Document.Kind.DISEASE);
            default -> Optional.empty();
        };
    }
}
