package org.bedside.text;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** The time to take the text out of a note grows with its length, not with its square: four times the text, CPU time compared. */
class LinearTest {

    private static final int QUARTER = 250_000;
    /** Of a quadratic one it would be 16. */
    private static final double MOST = 10;

    private static final Map<String, String> LINES = new TreeMap<>(Map.of(
            "text/plain", "The patient has asthma and denies chest pain; takes metformin 500 mg twice daily.\n",
            "text/html", "<p>The patient has <b>asthma</b> &amp; denies chest pain.</p>\n",
            "application/rtf", "The patient has {\\b asthma} \\'e9 denies \\u233? chest pain.\\par\n",
            "application/hl7-cda+xml",
                    "<paragraph>The patient has <content>asthma</content> &amp; no pain.</paragraph>\n"));

    private static String note(String type, int length) {
        String line = LINES.getOrDefault(type, "");
        String body = line.repeat(length / line.length());
        return switch (type) {
            case "application/rtf" -> "{\\rtf1\\ansi " + body + "}";
            case "application/hl7-cda+xml" ->
                "<ClinicalDocument><section><text>" + body + "</text></section></ClinicalDocument>";
            default -> body;
        };
    }

    private static double millis(String type, int length) {
        String note = note(type, length);
        double least = Double.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            long before = cpu();
            assertTrue(Texts.read(type, note).text().isPresent());
            least = Math.min(least, (cpu() - before) / 1e6);
        }
        return least;
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    @Test
    void fourTimesTheTextTakesSomeFourTimesAsLong(TestReporter reporter) {
        for (String type : LINES.keySet()) {
            double quarter = millis(type, QUARTER);
            double half = millis(type, 2 * QUARTER);
            double whole = millis(type, 4 * QUARTER);
            reporter.publishEntry(
                    type, String.format("%.1f, %.1f, %.1f ms for 0.25, 0.5 and 1 MB", quarter, half, whole));
            assertTrue(whole < MOST * Math.max(1, quarter), type + ": " + quarter + " ms, then " + whole + " ms");
        }
    }
}
