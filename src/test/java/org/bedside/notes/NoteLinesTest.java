package org.bedside.notes;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bedside.evidence.Note;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Lines that were labelled before any rule was written, half of them read by who wrote the rules; see their README.md. */
class NoteLinesTest {

    /** F1 of items with every field right, by kind, that the half known to the rules keeps. */
    private static final Map<String, Double> LEAST_OPEN = Map.of(
            "medication", 0.98,
            "measurement", 0.98,
            "smoking", 0.98,
            "alcohol", 0.98,
            "allergy", 0.98,
            "family", 0.98);

    /** F1 of each kind in the lines that were added with the rules. */
    private static final double LEAST_OWN = 0.97;

    /** The same of the half that was sealed while the rules were written. */
    private static final Map<String, Double> LEAST_SEALED = Map.of(
            "medication", 0.89,
            "measurement", 0.93,
            "smoking", 0.96,
            "alcohol", 0.97,
            "allergy", 0.88,
            "family", 0.92);

    /** The same of the half of the second set that nobody read who changed the rules. */
    private static final Map<String, Double> LEAST_UNSEEN = Map.of(
            "medication", 0.90,
            "measurement", 0.93,
            "smoking", 0.80,
            "allergy", 0.92,
            "family", 0.84);

    @Test
    void theOpenHalfIsReadAsLabelled(TestReporter reporter) {
        Map<String, LineScores.Score> scores = report("open", reporter);
        assertEquals(LEAST_OPEN.keySet(), scores.keySet());
        scores.forEach(
                (kind, score) -> assertTrue(score.f1() >= LEAST_OPEN.getOrDefault(kind, 1.0), kind + " " + score));
    }

    @Test
    void theHalfThatNoRuleWasWrittenForIsReadAsWell(TestReporter reporter) {
        assumeTrue(LineScores.read("sealed").isPresent(), "the sealed half is not here");
        report("sealed", reporter)
                .forEach((kind, score) ->
                        assertTrue(score.f1() >= LEAST_SEALED.getOrDefault(kind, 1.0), kind + " " + score));
    }

    /** Lines labelled later by somebody who had not seen the rules: half of them were read before the rules were changed again. */
    @Test
    void theSecondSetsHalvesAreRead(TestReporter reporter) {
        List<LineScores.Read> lines = LineScores.read("second").orElseThrow();
        Map<String, LineScores.Score> known = report(
                "second, known", lines.stream().filter(line -> !line.odd()).toList(), reporter);
        Map<String, LineScores.Score> unseen = report(
                "second, unseen", lines.stream().filter(LineScores.Read::odd).toList(), reporter);
        assertEquals(LEAST_UNSEEN.keySet(), unseen.keySet());
        known.forEach(
                (kind, score) -> assertTrue(score.f1() >= LEAST_OPEN.getOrDefault(kind, 1.0), kind + " " + score));
        assertAll(unseen.entrySet().stream()
                .map(kind -> () -> assertTrue(
                        kind.getValue().f1() >= LEAST_UNSEEN.getOrDefault(kind.getKey(), 1.0), kind.toString())));
    }

    /** Further lines, labelled before the rules that read them were written or changed. */
    @Test
    void furtherLinesAreReadAsLabelled(TestReporter reporter) {
        Map<String, LineScores.Score> scores = report("own", reporter);
        assertEquals(LEAST_OPEN.keySet(), scores.keySet());
        scores.forEach((kind, score) -> assertTrue(score.f1() >= LEAST_OWN, kind + " " + score));
    }

    private static Map<String, LineScores.Score> report(String half, TestReporter reporter) {
        return report(half, LineScores.read(half).orElse(List.of()), reporter);
    }

    private static Map<String, LineScores.Score> report(
            String half, List<LineScores.Read> lines, TestReporter reporter) {
        Map<String, LineScores.Score> strict = LineScores.score(lines, true);
        Map<String, LineScores.Score> names = LineScores.score(lines, false);
        strict.forEach((kind, score) ->
                reporter.publishEntry(half + " " + kind, "all fields " + score + "; name alone " + names.get(kind)));
        return strict;
    }

    @Test
    void detailsPointIntoTheNotesOwnText() {
        String text =
                "<p>MEDICATIONS:</p><ul><li>metoprolol&nbsp;succinate <b>50</b> mg PO BID</li></ul><p>VITALS: BP 120/80, T"
                        + " 37.2</p>";
        Note note = Notes.html(text);
        List<Detail> details = NoteReader.details(note);
        details.forEach(detail -> assertEquals(text.substring(detail.begin(), detail.end()), detail.text()));
        assertEquals(
                List.of("metoprolol", "120", "80", "37.2"),
                details.stream().map(Detail::text).toList());
        assertEquals(
                Map.of("strength", "50 mg", "route", "PO", "frequency", "2/d"),
                details.get(0).attributes());
        assertEquals("Cel", details.get(3).attributes().get("unit"));
    }

    @Test
    void whatNobodyWroteIsReadWithoutFailing() {
        List<String> texts = List.of(
                "",
                ".",
                "1".repeat(400),
                "\u00bd",
                "aspirin " + "9".repeat(400) + " mg daily",
                "BP " + "1/".repeat(200),
                "(".repeat(400),
                "metoprolol\u00a025\u00a0mg\u00a0p.o. q.d.",
                "Na 1e5 K \u0664\u0665",
                "mother ".repeat(400),
                IntStream.range(0, 400).mapToObj(i -> "mg").collect(Collectors.joining(" ")),
                "Allergies: " + "- ".repeat(300),
                "smokes " + "1 to ".repeat(300) + "packs per day");
        texts.forEach(text -> NoteReader.details(Notes.plain("x" + text)));
    }
}
