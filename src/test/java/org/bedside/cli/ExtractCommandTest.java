package org.bedside.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Texts written for these tests. */
class ExtractCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TITLE = "Haloperidol-induced dystonia in a woman with schizophrenia.";
    private static final String ABSTRACT =
            "A 34-year-old woman developed acute dystonia (AD) after haloperidol. The AD resolved with diphenhydramine \ud83d\ude00 and ibuprofen.";

    private final StringWriter errors = new StringWriter();

    @TempDir
    private Path folder = Path.of("");

    private int run(Path in, String profile) {
        CommandLine line = Run.line();
        line.setErr(new PrintWriter(errors));
        return line.execute("extract", "--in", in.toString(), "--out", out().toString(), "--profile", profile);
    }

    private Path out() {
        return folder.resolve("out.jsonl");
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private List<JsonNode> found() throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        for (String line : Files.readAllLines(out())) {
            rows.add(JSON.readTree(line));
        }
        return rows;
    }

    private static void sound(JsonNode row, String text) {
        assertEquals(
                List.of("document", "begin", "end", "text", "type", "code", "assertion", "attributes", "relations"),
                names(row));
        assertEquals(
                List.of("negated", "uncertain", "historical", "hypothetical", "otherPerson", "conditional"),
                names(row.get("assertion")));
        assertEquals(
                text.substring(row.get("begin").asInt(), row.get("end").asInt()),
                row.get("text").asText());
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void aPubTatorFileGivesTheNamesOfEachOfItsDocuments() throws IOException {
        String one = "7|t|" + TITLE + "\n7|a|" + ABSTRACT + "\n7\t0\t11\tHaloperidol\tChemical\tD006220\n\n";
        Path in = file("two.PubTator.txt", one + one.replace("7|", "8|").replace("7\t", "8\t"));
        assertEquals(0, run(in, "bc5cdr"), errors.toString());
        List<JsonNode> rows = found();
        String text = TITLE + " " + ABSTRACT;
        rows.forEach(row -> sound(row, text));
        List<String> first = rows.stream()
                .filter(row -> row.get("document").asText().equals("7"))
                .map(row -> row.get("text").asText() + " " + row.get("type").asText())
                .toList();
        assertTrue(first.contains("Haloperidol Chemical"), first.toString());
        assertTrue(first.contains("schizophrenia Disease"), first.toString());
        assertTrue(first.contains("ibuprofen Chemical"), first.toString());
        assertEquals(2 * first.size(), rows.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ncbi", "maccrobat", "clinical"})
    void everyProfileReadsAText(String profile) throws IOException {
        Path in = file("note.txt", TITLE + "\r\n" + ABSTRACT);
        assertEquals(0, run(in, profile), errors.toString());
        List<JsonNode> rows = found();
        assertFalse(rows.isEmpty());
        rows.forEach(row -> sound(row, TITLE + "\r\n" + ABSTRACT));
        rows.forEach(row -> assertEquals("note", row.get("document").asText()));
    }

    @Test
    void aClinicalNoteGivesFindingsWithTheirDetails() throws IOException {
        Path in = file("note.txt", """
                MEDICATIONS:
                Metoprolol succ ER 50 mg PO BID prn

                ALLERGIES: Codeine (nausea)

                HPI: Denies fever. BP 142/88. Former smoker, quit 1998.
                """);
        assertEquals(0, run(in, "clinical"), errors.toString());
        Map<String, JsonNode> rows = new HashMap<>();
        found().forEach(row ->
                rows.put(row.get("type").asText() + " " + row.get("text").asText(), row));
        JsonNode metoprolol = rows.getOrDefault("medication Metoprolol", JSON.nullNode());
        assertEquals(
                "6918", metoprolol.at("/code/0/code").asText(), rows.keySet().toString());
        assertEquals("50 mg", metoprolol.at("/attributes/strength").asText());
        assertEquals("2/d", metoprolol.at("/attributes/frequency").asText());
        assertEquals(
                "nausea",
                rows.getOrDefault("allergy Codeine", JSON.nullNode())
                        .at("/attributes/reactions")
                        .asText());
        assertTrue(rows.getOrDefault("problem fever", JSON.nullNode())
                .at("/assertion/negated")
                .asBoolean());
        assertEquals(
                "8480-6",
                rows.getOrDefault("measurement 142", JSON.nullNode())
                        .at("/code/0/code")
                        .asText());
    }

    @Test
    void linesOfJsonAreDocuments() throws IOException {
        Path in = file(
                "some.jsonl",
                JSON.createObjectNode().put("document", "a").put("text", TITLE) + "\n\n"
                        + JSON.createObjectNode().put("document", 12).put("text", ABSTRACT) + "\n");
        assertEquals(0, run(in, "bc5cdr"), errors.toString());
        List<String> documents = found().stream()
                .map(row -> row.get("document").asText())
                .distinct()
                .toList();
        assertEquals(List.of("a", "12"), documents);
    }

    @Test
    void aFolderIsReadInTheOrderOfItsNames() throws IOException {
        Path texts = Files.createDirectory(folder.resolve("texts"));
        Files.writeString(texts.resolve("b.txt"), TITLE);
        Files.writeString(texts.resolve("a.txt"), TITLE);
        Files.writeString(texts.resolve("a.ann"), "T1");
        assertEquals(0, run(texts, "bc5cdr"), errors.toString());
        List<String> documents = found().stream()
                .map(row -> row.get("document").asText())
                .distinct()
                .toList();
        assertEquals(List.of("a", "b"), documents);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"document\":\"a\"}", "no JSON of Mrs Secret", "[]", "{\"document\":{},\"text\":\"x\"}"})
    void aLineThatIsNoDocumentIsRefusedWithoutItsText(String line) throws IOException {
        assertEquals(1, run(file("bad.jsonl", line), "bc5cdr"));
        assertTrue(errors.toString().contains("bad.jsonl line 1"), errors.toString());
        assertFalse(errors.toString().contains("Secret"), errors.toString());
        assertFalse(Files.exists(out()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1|t|T\n2|a|A\n", "1|t|T\n", "1|t|T\n1|t|T\n", "1|t|T\n1|a|A\nMrs Secret\n"})
    void aBrokenPubTatorFileIsRefused(String text) throws IOException {
        assertEquals(1, run(file("bad.txt", text), "bc5cdr"));
        assertTrue(errors.toString().contains("bad.txt line"), errors.toString());
        assertFalse(errors.toString().contains("Secret"), errors.toString());
    }

    @Test
    void textThatIsNotUtf8IsRefused() throws IOException {
        Path in = Files.write(folder.resolve("latin.txt"), "caf\u00e9 au lait".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(1, run(in, "bc5cdr"));
        assertTrue(errors.toString().contains("not UTF-8"), errors.toString());
    }

    @Test
    void aFileThatIsNotThereIsRefused() {
        assertEquals(1, run(folder.resolve("none.txt"), "bc5cdr"));
        assertTrue(errors.toString().contains("no such file"), errors.toString());
    }

    @Test
    void anEmptyTextHasNoFindings() throws IOException {
        assertEquals(0, run(file("empty.txt", ""), "bc5cdr"), errors.toString());
        assertEquals(List.of(), found());
    }
}
