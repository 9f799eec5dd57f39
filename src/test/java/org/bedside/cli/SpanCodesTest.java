package org.bedside.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bedside.catalog.Folder;
import org.bedside.catalog.LinkerFolder;
import org.bedside.concepts.Linker;
import org.bedside.concepts.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpanCodesTest {

    private static final Linker LINKER = LinkerFolder.read("note-concepts", Folder.ofModel("note-concepts"));
    private static final Map<String, String> TEXTS =
            Map.of("one", "Aspirin for hypertension.", "two", "The dog has hypertension");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private List<ObjectNode> code(Optional<Source> corpus, String... lines) throws IOException {
        Path spans = Files.write(folder.resolve("spans.jsonl"), List.of(lines));
        return new SpanCodes(LINKER, corpus).code(TEXTS, spans);
    }

    @Test
    void eachMentionIsAnsweredInTheOrderOfTheFile() throws IOException {
        List<ObjectNode> answers = code(
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
        List<ObjectNode> answers = code(
                Optional.empty(),
                "{\"document\":\"one\",\"begin\":12,\"end\":24,\"type\":\"PROBLEM\"}",
                "{\"document\":\"one\",\"begin\":0,\"end\":7,\"type\":\"MEDICATION\"}");
        assertEquals("I10", answers.get(0).at("/code/0/code").asText());
        assertEquals("1191", answers.get(1).at("/code/0/code").asText());
        assertEquals("D001241", answers.get(1).at("/code/1/code").asText());
    }

    @Test
    void aTypeThatNamesNoChemicalOrDiseaseHasNoCodes() throws IOException {
        List<ObjectNode> answers = code(
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
}
