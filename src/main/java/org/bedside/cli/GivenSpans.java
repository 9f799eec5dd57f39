package org.bedside.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bedside.notes.Relations;

/** Spans that are given, of whose names only what is said of them is asked: {@code extract --spans}. */
final class GivenSpans {

    /** A line of the spans that cannot be used; the message names its number and never quotes it. */
    static final class BadSpan extends IOException {
        private static final long serialVersionUID = 1;

        BadSpan(int line, String why) {
            super("spans, line " + line + ": " + why);
        }
    }

    /** What is said of a span of a document. */
    record Answer(String document, String text, Extracted found) {}

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private record Given(String document, Relations.Span span) {}

    private GivenSpans() {}

    /**
     * One answer for each line of a file of spans, in its order.
     *
     * @param texts the documents' texts by their ids
     */
    static List<Answer> answer(Map<String, String> texts, Path spans, SpanDetails details) throws IOException {
        List<Given> given = read(texts, Files.readAllLines(spans));
        Map<String, List<Integer>> byDocument = new LinkedHashMap<>();
        for (int i = 0; i < given.size(); i++) {
            byDocument
                    .computeIfAbsent(given.get(i).document(), none -> new ArrayList<>())
                    .add(i);
        }
        Map<Integer, Answer> answers = new LinkedHashMap<>();
        byDocument.forEach((document, places) -> {
            String text = texts.getOrDefault(document, "");
            List<Extracted> found = details.of(
                    text, places.stream().map(place -> given.get(place).span()).toList());
            for (int i = 0; i < places.size(); i++) {
                answers.put(places.get(i), new Answer(document, text, found.get(i)));
            }
        });
        List<Answer> all = new ArrayList<>(given.size());
        for (int i = 0; i < given.size(); i++) {
            Answer answer = answers.get(i);
            if (answer != null) {
                all.add(answer);
            }
        }
        return all;
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
        return new Given(document, new Relations.Span(span.path("type").asText(), begin, end));
    }
}
