package org.bedside.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bedside.catalog.Folder;
import org.bedside.catalog.LinkerFolder;
import org.bedside.concepts.Linker;
import org.bedside.concepts.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GivenSpansTest {

    private static final Linker LINKER = LinkerFolder.read("note-concepts", Folder.ofModel("note-concepts"));
    private static final Map<String, String> TEXTS =
            Map.of("one", "Aspirin for hypertension.", "two", "The dog has hypertension");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private List<JsonNode> code(Optional<Source> corpus, String... lines) throws IOException {
        Path spans = Files.write(folder.resolve("spans.jsonl"), List.of(lines));
        SpanDetails details = new SpanDetails(LINKER, corpus, corpus.isEmpty());
        List<JsonNode> written = new ArrayList<>();
        for (GivenSpans.Answer answer : GivenSpans.answer(TEXTS, spans, details)) {
            StringWriter text = new StringWriter();
            try (ExtractOutput output = new ExtractOutput(text)) {
                output.write(answer.document(), answer.text(), answer.found());
            }
            written.add(new ObjectMapper().readTree(text.toString()));
        }
        return written;
    }

    @Test
    void eachMentionIsAnsweredInTheOrderOfTheFile() throws IOException {
        List<JsonNode> answers = code(
                Optional.of(Source.BC5CDR),
                "{\"document\":\"two\",\"begin\":12,\"end\":24,\"type\":\"Disease\",\"more\":1}",
                "",
                "{\"document\":\"one\",\"begin\":0,\"end\":7,\"type\":\"Chemical\"}");
        assertEquals(
                "{\"document\":\"two\",\"begin\":12,\"end\":24,\"text\":\"hypertension\",\"type\":\"Disease\","
                        + "\"code\":[{\"system\":\"https://www.nlm.nih.gov/mesh\",\"code\":\"D006973\"}],"
                        + "\"assertion\":{\"negated\":false,\"uncertain\":false,\"historical\":false,"
                        + "\"hypothetical\":false,\"otherPerson\":false,\"conditional\":false},"
                        + "\"attributes\":{},\"relations\":[]}",
                answers.get(0).toString());
        assertEquals("D001241", answers.get(1).at("/code/0/code").asText());
    }

    @Test
    void aClinicalMentionHasIcdOrRxNormFirst() throws IOException {
        List<JsonNode> answers = code(
                Optional.empty(),
                "{\"document\":\"one\",\"begin\":12,\"end\":24,\"type\":\"PROBLEM\"}",
                "{\"document\":\"one\",\"begin\":0,\"end\":7,\"type\":\"MEDICATION\"}");
        assertEquals("I10", answers.get(0).at("/code/0/code").asText());
        assertEquals("1191", answers.get(1).at("/code/0/code").asText());
        assertEquals("D001241", answers.get(1).at("/code/1/code").asText());
    }

    @Test
    void aTypeThatNamesNoChemicalOrDiseaseHasNoCodes() throws IOException {
        List<JsonNode> answers = code(
                Optional.empty(), "{\"document\":\"two\",\"begin\":4,\"end\":7,\"type\":\"Biological_structure\"}");
        assertTrue(answers.get(0).get("code").isEmpty());
    }

    @Test
    void aLineThatCannotBeUsedIsNamedAndNotQuoted() {
        for (String line : List.of(
                "{\"document\":\"three\",\"begin\":0,\"end\":1,\"type\":\"Disease\"}",
                "{\"document\":\"one\",\"begin\":20,\"end\":99,\"type\":\"Disease\"}",
                "{\"document\":\"one\",\"begin\":0,\"type\":\"Disease\"}",
                "dog")) {
            IOException bad = assertThrows(IOException.class, () -> code(Optional.empty(), "", line));
            assertTrue(String.valueOf(bad.getMessage()).startsWith("spans, line 2: "), bad.getMessage());
        }
    }

    @Test
    void aMentionHasItsAssertionAndADoseItsDrug() throws IOException {
        Map<String, String> text = Map.of("n", "Denies fever. Started metformin 500 mg daily.");
        Path spans = Files.write(
                folder.resolve("spans.jsonl"),
                List.of(
                        "{\"document\":\"n\",\"begin\":7,\"end\":12,\"type\":\"Sign_symptom\"}",
                        "{\"document\":\"n\",\"begin\":22,\"end\":31,\"type\":\"Medication\"}",
                        "{\"document\":\"n\",\"begin\":32,\"end\":38,\"type\":\"Dosage\"}"));
        List<Extracted> found =
                GivenSpans.answer(text, spans, new SpanDetails(LINKER, Optional.empty(), false)).stream()
                        .map(GivenSpans.Answer::found)
                        .toList();
        assertTrue(found.get(0).assertion().negated());
        assertEquals(false, found.get(1).assertion().negated());
        assertEquals(
                List.of(new Extracted.Relation("MODIFY", 22, 31)), found.get(2).relations());
    }
}
