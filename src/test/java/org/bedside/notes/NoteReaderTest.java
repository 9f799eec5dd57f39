package org.bedside.notes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.bedside.evidence.Coding;
import org.bedside.evidence.Note;
import org.bedside.evidence.Remark;
import org.junit.jupiter.api.Test;

/** The notes are written for these tests. */
class NoteReaderTest {

    private static final String VISIT = """
            CHIEF COMPLAINT: cough

            HISTORY OF PRESENT ILLNESS:
            A 64-year-old woman with type 2 diabetes and HTN comes for follow-up. She has had a productive
            cough for three days. She denies fever, chest pain or hemoptysis.

            PMH
            1. COPD
            2. CKD stage 3
            3. s/p cholecystectomy

            MEDICATIONS
            - metformin 1000 mg BID
            - Lasix 40 mg daily

            ALLERGIES: sulfa, penicillin (rash)

            FAMILY HISTORY
            Father with colon cancer.

            A/P:
            Acute bronchitis. Start azithromycin.
            """;

    @Test
    void aVisitGivesItsProblemsAndMedicationsWithCodes() {
        List<Finding> findings = Notes.read(VISIT);
        String coded = findings.stream()
                .filter(finding -> !finding.codes().isEmpty())
                .map(finding -> finding.text() + "=" + finding.codes().get(0).code() + " "
                        + finding.assertion().names())
                .collect(Collectors.joining("; "));
        for (String expected : List.of(
                "type 2 diabetes=E11.9 []",
                "HTN=I10 []",
                "COPD=J44.9 [historical]",
                "CKD stage 3=N18.30 [historical]",
                "metformin=6809 []",
                "Lasix=4603 []",
                "colon cancer=C18.9 [otherPerson]",
                "azithromycin=18631 []")) {
            assertTrue(coded.contains(expected), expected + " in " + coded);
        }
    }

    @Test
    void aBrandIsItsIngredient() {
        Finding lasix = Notes.finding("Takes Lasix.", "Lasix");
        assertEquals("furosemide", lasix.term());
        assertEquals(List.of(new Coding(Lexicon.RXNORM, "4603", "furosemide")), lasix.codes());
    }

    @Test
    void whatWasDoneAboutAProblemIsNoPartOfIt() {
        assertEquals(
                "I25.10",
                Notes.finding("PMH\nCAD s/p CABG 2010\n", "CAD").codes().get(0).code());
    }

    @Test
    void everyFindingIsASliceOfTheNoteInItsOrder() {
        String html = """
                <html><head><style>.asthma{}</style><script>var x='gout';</script></head><body><h2>PMH</h2>
                <ul><li>Crohn&#39;s disease</li><li>heart <b>failure</b></li></ul><p>Denies&nbsp;fever &amp; cough.
                <br/>Takes warfarin.</p></body></html>
                """;
        for (Note note : List.of(Notes.plain(VISIT), Notes.html(html), Notes.plain(VISIT.replace("\n", "\r\n")))) {
            int before = 0;
            List<Finding> findings = Notes.READER.read(note).findings();
            assertFalse(findings.isEmpty());
            for (Finding finding : findings) {
                assertEquals(note.text().substring(finding.begin(), finding.end()), finding.text());
                assertTrue(finding.begin() >= before, "out of order");
                before = finding.end();
            }
        }
        List<String> texts = Notes.READER.read(Notes.html(html)).findings().stream()
                .map(finding -> finding.text() + "|" + finding.term() + "|"
                        + finding.assertion().names())
                .toList();
        assertEquals(
                List.of(
                        "Crohn&#39;s disease|Crohn disease|[historical]",
                        "heart <b>failure|heart failure|[historical]",
                        "fever|fever|[negated, historical]",
                        "cough|cough|[negated, historical]",
                        "warfarin|warfarin|[]"),
                texts);
    }

    @Test
    void aQuoteIsShortAndHoldsTheFinding() {
        String words = "the patient walked to the clinic and back again ".repeat(20);
        Finding finding = Notes.finding(words + "with asthma " + words, "asthma");
        assertTrue(finding.sentence().length() <= Finding.QUOTE);
        assertTrue(finding.sentence().contains("with asthma"));
    }

    @Test
    void aSentenceGoesOnOverWrappedLinesButNotOverListItems() {
        String wrapped = """
                The patient has been feeling well this winter and at the moment denies any fever or
                cough or wheezing at all.
                """;
        assertEquals(Assertion.NEGATED, Notes.said(wrapped, "cough"));
        assertEquals(Assertion.AFFIRMED, Notes.said("ASSESSMENT\nNo fever\nAsthma\n", "Asthma"));
    }

    @Test
    void whatCannotBeReadIsSaid() {
        assertEquals(Remark.Reason.VALUE, refusal("image/png", "asthma"));
        assertEquals(Remark.Reason.MISSING, refusal("text/plain", " \n"));
        assertEquals(Remark.Reason.MISSING, refusal("text/html", "<p> </p><script>asthma</script>"));
        assertEquals(Remark.Reason.MALFORMED, refusal("text/plain", "\u0001\u0002asthma\ufffd\ufffd\u0000"));
        NoteReading cut = Notes.READER.read(Notes.plain("Has asthma. " + " ".repeat(1_000_000) + "gout"));
        assertEquals(Remark.Reason.TOO_MANY, cut.remarks().get(0).reason());
        assertEquals(1, cut.findings().size());
    }

    private static Remark.Reason refusal(String mediaType, String text) {
        NoteReading reading = Notes.READER.read(Notes.of(mediaType, text, java.time.Instant.EPOCH));
        assertEquals(List.of(), reading.findings());
        return reading.remarks().get(0).reason();
    }

    @Test
    void eightThreadsReadTheSame() throws Exception {
        List<Finding> alone = Notes.read(VISIT);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<List<Finding>>> tasks = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                tasks.add(() -> Notes.read(VISIT));
            }
            for (Future<List<Finding>> result : threads.invokeAll(tasks)) {
                assertEquals(alone, result.get());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void strangeTextsAreReadWithoutFailing() {
        for (String text : List.of(
                "[", "(", "[ ]", ":", "...", "\ud83d\ude00 asthma \ud83d", "a", "HPI:", "- ", "1. ", "&", "\r\r\n")) {
            Notes.READER.read(Notes.plain(text));
            Notes.READER.read(Notes.html(text));
            Notes.READER.read(Notes.html("<p>" + text + "&bogus; &#x41 <li>"));
        }
    }

    @Test
    void hostileNotesAreReadInSeconds() {
        List<String> pieces =
                List.of("[ ] asthma ", "a.", "(x)", "no asthma, ", "<b>a", "&amp;", "A: ", "\n-", "denies ", "\u00e9");
        for (String piece : pieces) {
            String text = piece.repeat(20_000 / piece.length());
            assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
                Notes.READER.read(Notes.plain(text));
                Notes.READER.read(Notes.html(text));
            });
        }
    }
}
