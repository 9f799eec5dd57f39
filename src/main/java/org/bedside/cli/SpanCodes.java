package org.bedside.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.bedside.notes.Finding;
import org.bedside.notes.TermCodes;

/**
 * Codes given mentions: the answer to {@code extract --spans}. In the profile of a corpus these are MeSH and OMIM; else
 * ICD-10-CM or RxNorm come first. Assertion and relations are left at their defaults for whoever knows them.
 */
final class SpanCodes {

    /** A line of the mentions that cannot be used; the message names its number and never quotes it. */
    static final class BadSpan extends IOException {
        private static final long serialVersionUID = 1;

        BadSpan(int line, String why) {
            super("spans, line " + line + ": " + why);
        }
    }

    private static final List<String> ASSERTIONS =
            List.of("negated", "uncertain", "historical", "hypothetical", "otherPerson", "conditional");

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final Linker linker;
    private final Optional<Source> corpus;

    /** @param corpus whose profile it is; none for clinical notes */
    SpanCodes(Linker linker, Optional<Source> corpus) {
        this.linker = linker;
        this.corpus = corpus;
    }

    private record Given(String document, int begin, int end, String type) {}

    /**
     * One object for each line of a file of mentions, in its order.
     *
     * @param texts the documents' texts by their ids
     */
    List<ObjectNode> code(Map<String, String> texts, Path spans) throws IOException {
        List<Given> given = read(texts, Files.readAllLines(spans));
        Map<String, List<Integer>> byDocument = new LinkedHashMap<>();
        for (int i = 0; i < given.size(); i++) {
            byDocument
                    .computeIfAbsent(given.get(i).document(), none -> new ArrayList<>())
                    .add(i);
        }
        Map<Integer, List<Coding>> codes = new LinkedHashMap<>();
        byDocument.forEach((document, places) -> link(texts.getOrDefault(document, ""), given, places, codes));
        List<ObjectNode> answers = new ArrayList<>(given.size());
        for (int i = 0; i < given.size(); i++) {
            Given mention = given.get(i);
            String text = texts.getOrDefault(mention.document(), "").substring(mention.begin(), mention.end());
            answers.add(answer(mention, text, codes.getOrDefault(i, List.of())));
        }
        return answers;
    }

    /** Links the mentions of one document, those of them that name a chemical or a disease. */
    private void link(String text, List<Given> given, List<Integer> places, Map<Integer, List<Coding>> codes) {
        List<Integer> linked = new ArrayList<>();
        List<Document.Span> spans = new ArrayList<>();
        for (int place : places) {
            Given mention = given.get(place);
            kind(mention.type()).ifPresent(kind -> {
                linked.add(place);
                spans.add(new Document.Span(kind, mention.begin(), mention.end()));
            });
        }
        List<List<Coding>> found = linker.link(new Document(text, spans), corpus);
        for (int i = 0; i < linked.size(); i++) {
            List<Coding> all = new ArrayList<>();
            if (corpus.isEmpty()) {
                Document.Span span = spans.get(i);
                Finding.Kind kind =
                        span.kind() == Document.Kind.CHEMICAL ? Finding.Kind.MEDICATION : Finding.Kind.PROBLEM;
                all.addAll(TermCodes.of(kind, text.substring(span.begin(), span.end())));
            }
            all.addAll(found.get(i));
            codes.put(linked.get(i), all);
        }
    }

    /** What the types of BC5CDR, NCBI Disease, MACCROBAT and clinical findings name; empty for all others. */
    private static Optional<Document.Kind> kind(String type) {
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "chemical", "medication", "drug" -> Optional.of(Document.Kind.CHEMICAL);
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

    private static List<Given> read(Map<String, String> texts, List<String> lines) throws BadSpan {
        List<Given> given = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                given.add(read(texts, lines.get(i), i + 1));
            }
        }
        return given;
    }

    private static Given read(Map<String, String> texts, String line, int number) throws BadSpan {
        JsonNode span;
        try {
            span = JSON.readTree(line);
        } catch (JsonProcessingException broken) {
            throw new BadSpan(number, "not JSON");
        }
        String document = span.path("document").asText();
        String text = texts.get(document);
        if (text == null) {
            throw new BadSpan(number, "names a document that is not there");
        }
        if (!span.path("begin").isInt()
                || !span.path("end").isInt()
                || !span.path("type").isTextual()) {
            throw new BadSpan(number, "needs begin, end and type");
        }
        int begin = span.path("begin").intValue();
        int end = span.path("end").intValue();
        if (begin < 0 || end <= begin || end > text.length()) {
            throw new BadSpan(number, "does not lie within its document");
        }
        return new Given(document, begin, end, span.path("type").textValue());
    }

    private static ObjectNode answer(Given mention, String text, List<Coding> codes) {
        ObjectNode answer = JSON.createObjectNode();
        answer.put("document", mention.document());
        answer.put("begin", mention.begin());
        answer.put("end", mention.end());
        answer.put("text", text);
        answer.put("type", mention.type());
        ArrayNode all = answer.putArray("code");
        for (Coding code : codes) {
            all.addObject().put("system", code.system()).put("code", code.code());
        }
        ObjectNode assertion = answer.putObject("assertion");
        ASSERTIONS.forEach(name -> assertion.put(name, false));
        answer.putObject("attributes");
        answer.putArray("relations");
        return answer;
    }
}
