package org.bedside.notes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.bedside.evidence.Remark;
import org.junit.jupiter.api.Test;

/** What hospitals send, and what comes of it. */
class BadInputTest {

    private static NoteReading read(String mediaType, String text) {
        NoteReading reading = Notes.READER.read(Notes.of(mediaType, text, Instant.EPOCH));
        for (Finding finding : reading.findings()) {
            boolean inText = mediaType.equals("application/pdf")
                    || text.substring(finding.begin(), finding.end()).equals(finding.text());
            assertTrue(inText, finding.toString());
        }
        return reading;
    }

    private static void refused(Remark.Reason reason, String mediaType, String text) {
        NoteReading reading = read(mediaType, text);
        assertEquals(List.of(), reading.findings());
        assertEquals(
                List.of(reason), reading.remarks().stream().map(Remark::reason).toList());
    }

    private static Finding finding(NoteReading reading, String text) {
        return reading.findings().stream()
                .filter(finding -> finding.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not found: " + text + " in " + reading.findings()));
    }

    @Test
    void aBinaryFileLabelledAsTextIsRefusedNotRead() {
        byte[] bytes = new byte[50_000];
        new Random(3).nextBytes(bytes);
        System.arraycopy("asthma".getBytes(StandardCharsets.US_ASCII), 0, bytes, 100, 6);
        for (String type : List.of("text/plain", "text/html")) {
            refused(Remark.Reason.MALFORMED, type, new String(bytes, StandardCharsets.UTF_8));
            refused(Remark.Reason.MALFORMED, type, new String(bytes, StandardCharsets.ISO_8859_1));
        }
    }

    @Test
    void tenMegabytesAreReadUpToTheFirstMillionCharacters() {
        String line = "The patient walked to the clinic and back again.\n";
        String text = "Has asthma.\n" + line.repeat(10_000_000 / line.length()) + "Has gout.\n";
        NoteReading reading = read("text/plain", text);
        assertEquals(
                List.of("asthma"),
                reading.findings().stream().map(Finding::text).distinct().toList());
        assertEquals(
                List.of(new Remark(
                        Remark.Reason.TOO_MANY,
                        "DocumentReference/n1",
                        "only the first 1000000 characters of the note were read")),
                reading.remarks());
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    @Test
    void aTextWithoutSentencesLinesOrSpacesIsReadInBoundedTime() {
        for (String unit : List.of("asthma ", "x", "asthma,", "(", "&", "<", "1", "\u0301", "\ud83d\ude00")) {
            long start = cpu();
            read("text/plain", unit.repeat(40_000 / unit.length()));
            read("text/html", unit.repeat(40_000 / unit.length()));
            assertTrue(cpu() - start < 20_000_000_000L, unit);
        }
        assertEquals(
                "asthma",
                finding(read("text/plain", "pt w asthma dm2 no fever ".repeat(500)), "asthma")
                        .text());
    }

    @Test
    void textFromRightToLeftKeepsItsPlaces() {
        String text = "\u200f\u05d4\u05d7\u05d5\u05dc\u05d4 \u05e1\u05d5\u05d1\u05dc \u05de asthma "
                + "\u0648\u064a\u0639\u0627\u0646\u064a \u0645\u0646 hypertension.\n\u202bmetformin\u202c";
        NoteReading reading = read("text/plain", text);
        for (String name : List.of("asthma", "hypertension", "metformin")) {
            Finding finding = finding(reading, name);
            assertEquals(text.indexOf(name), finding.begin());
            assertEquals(text.indexOf(name) + name.length(), finding.end());
        }
    }

    @Test
    void boxesOfATemplateSayWhatIsSo() {
        NoteReading reading = read("text/plain", "[ ] diabetes [x] hypertension\n\u2610 asthma\n\u2612 gout\n");
        assertEquals(Assertion.NEGATED, finding(reading, "diabetes").assertion());
        assertEquals(Assertion.AFFIRMED, finding(reading, "hypertension").assertion());
        assertEquals(Assertion.NEGATED, finding(reading, "asthma").assertion());
        assertEquals(Assertion.AFFIRMED, finding(reading, "gout").assertion());
    }

    @Test
    void placesPointIntoTheMarkupOfEachMediaType() {
        finding(read("application/rtf", "{\\rtf1\\ansi Has {\\b asthma}.\\par Takes met\\'66ormin.}"), "met\\'66ormin");
        finding(
                read(
                        "application/hl7-cda+xml",
                        "<ClinicalDocument><section><title>Problems</title><text><list><item>As&#116;hma</item></list>"
                                + "</text></section></ClinicalDocument>"),
                "As&#116;hma");
        finding(read("application/xhtml+xml", "<h2>Problems</h2><div><p>Gout &amp; <b>asthma</b></p></div>"), "asthma");
    }
}
