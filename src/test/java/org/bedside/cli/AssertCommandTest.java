package org.bedside.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The sentences are written for these tests. */
class AssertCommandTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private final StringWriter err = new StringWriter();

    private int run(String table) throws IOException {
        Files.writeString(folder.resolve("in.tsv"), table);
        CommandLine line = Run.line();
        line.setErr(new PrintWriter(err));
        return line.execute(
                "assert",
                "--in",
                folder.resolve("in.tsv").toString(),
                "--out",
                folder.resolve("out.jsonl").toString());
    }

    private List<JsonNode> answers() throws IOException {
        List<JsonNode> answers = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("out.jsonl"))) {
            answers.add(new ObjectMapper().readTree(line));
        }
        return answers;
    }

    @Test
    void oneObjectPerRowInTheirOrder() throws IOException {
        assertEquals(0, run("""
                doc\tnote\tphrase\tsentence
                7\t \tchest pain\tNo fever or CHEST   PAIN today.

                8\t \tgout\tHer mother had "gout".
                """));
        assertEquals(List.of(new ObjectMapper().readTree("""
                                {"document":"7","begin":12,"end":24,"text":"CHEST   PAIN","type":"PROBLEM","code":[],
                                "assertion":{"negated":true,"uncertain":false,"historical":false,"hypothetical":false,
                                "otherPerson":false,"conditional":false},"attributes":{},"relations":[]}"""), new ObjectMapper().readTree("""
                                {"document":"8","begin":16,"end":20,"text":"gout","type":"PROBLEM","code":[],
                                "assertion":{"negated":false,"uncertain":false,"historical":false,"hypothetical":false,
                                "otherPerson":true,"conditional":false},"attributes":{},"relations":[]}""")), answers());
    }

    @Test
    void aTableMayLackItsHeaderAndAPhraseItsPlace() throws IOException {
        assertEquals(0, run("7\t\tgout\tNo fever.\n"));
        JsonNode answer = answers().get(0);
        assertEquals(-1, answer.get("begin").asInt());
        assertEquals(-1, answer.get("end").asInt());
        assertFalse(answer.at("/attributes/found").asBoolean(true));
    }

    @Test
    void labelsGiveScores() throws IOException {
        assertEquals(0, run("""
                phrase\tsentence\tdoc\tnegation\ttemporality\texperiencer
                fever\tNo fever.\t1\tNegated\tRecent\tPatient
                fever\tFever since noon.\t1\tNegated\tRecent\tPatient
                """));
        assertTrue(err.toString().contains("2 labelled rows of 1 documents"), err::toString);
        assertTrue(err.toString().contains("right 1 wrong 0 missed 1"), err::toString);
    }

    @Test
    void aRowWithoutASentenceIsRefusedByItsLineOnly() throws IOException {
        assertEquals(1, run("1\t\tfever\tNo fever.\n2\t\tgout\n"));
        assertTrue(err.toString().contains("line 2"), err::toString);
        assertFalse(err.toString().contains("gout"), err::toString);
        assertFalse(Files.exists(folder.resolve("out.jsonl")));
    }
}
