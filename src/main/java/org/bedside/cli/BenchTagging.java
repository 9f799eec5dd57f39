package org.bedside.cli;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;
import org.bedside.text.Tokens;

/** Measures in this process, on one thread, how fast each profile of {@code extract} reads. */
final class BenchTagging {

    /** Written for this measurement. */
    private static final String NOTE = """
            A 71-year-old man with hypertension, type 2 diabetes mellitus and chronic kidney disease (CKD) was admitted with \
            shortness of breath and fever for three days. He denied chest pain. He takes metformin 500 mg twice daily, \
            lisinopril 10 mg and, since last year, warfarin for atrial fibrillation (AF). His father died of colon cancer. \
            Serum creatinine was 2.1 mg/dL, potassium 5.4 mmol/L, and a chest X-ray showed a right lower lobe infiltrate. \
            Ceftriaxone and azithromycin were given for community-acquired pneumonia; metformin was stopped because of CKD. \
            On the second day he developed a rash and ceftriaxone was replaced by levofloxacin, after which AF recurred.

            """;

    /** What notes hold beside sentences; written for this measurement too. */
    private static final String LISTS = """
            MEDICATIONS:
            1. Furosemide 40 mg PO qAM and 20 mg PO qPM
            2. Insulin glargine 22 units SC at bedtime
            3. Albuterol inhaler 2 puffs every 4-6 hours as needed for wheezing
            ALLERGIES: PCN (rash), codeine - nausea. No known food allergies.
            VITALS: BP 132/84, HR 78, RR 16, T 98.4, SpO2 97% on 2 L. Weight 82.3 kg (181 lb).
            LABS: Na 138, K 4.1, Cl 101, CO2 25, BUN 18, Cr 0.9; Hgb/Hct 9.8/29.1, INR 2.4 (goal 2-3)
            SOCIAL HISTORY: Quit smoking 12 years ago, 1 ppd x 30 years. Drinks two beers per week.
            FAMILY HISTORY: Father died of MI at age 52. Mother with type 2 diabetes and hypertension.

            """;

    private static final int WORDS = 500;
    private static final int NOTES = 500;
    private static final int MEGABYTE = 1_000_000;
    private static final int SHORT = 100_000;

    private static final int REPEATS = 4;
    private static final int TIMES = 150;

    private BenchTagging() {}

    static void measure(PrintWriter out) {
        String text = NOTE.repeat(REPEATS);
        int tokens = Tokens.of(text, 0, text.length()).size();
        out.println();
        out.printf("| tagging, a text of %d tokens | tokens/s |%n", tokens);
        out.println("|---|---|");
        for (Extractor.Profile profile : Extractor.Profile.values()) {
            Extractor extractor = profile.load();
            int found = run(extractor, text);
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            long before = threads.getCurrentThreadCpuTime();
            found += run(extractor, text);
            double seconds = (threads.getCurrentThreadCpuTime() - before) / 1e9;
            if (found == 0) {
                throw new IllegalStateException(profile + " finds nothing");
            }
            out.printf("| %s | %.0f |%n", profile, TIMES * tokens / seconds);
        }
        notes(out);
        out.flush();
    }

    /** Whole notes, with their lists read line by line, and whether long texts are read as fast as short ones. */
    private static void notes(PrintWriter out) {
        Extractor clinical = Extractor.Profile.CLINICAL.load();
        String text = (NOTE + LISTS).repeat(MEGABYTE / (NOTE.length() + LISTS.length()) + 1);
        String note = words(text);
        double[] milliseconds = new double[NOTES];
        for (int warm = 0; warm < 2; warm++) {
            for (int at = 0; at < NOTES; at++) {
                milliseconds[at] = 1e3 * seconds(clinical, note);
            }
        }
        Arrays.sort(milliseconds);
        out.println();
        out.printf("| clinical, a note of %d words | CPU ms |%n", WORDS);
        out.println("|---|---|");
        out.printf(Locale.ROOT, "| median | %.1f |%n", milliseconds[NOTES / 2]);
        out.printf(Locale.ROOT, "| 99th percentile | %.1f |%n", milliseconds[NOTES * 99 / 100]);
        out.println();
        out.println("| clinical, lists and sentences | tokens/s |");
        out.println("|---|---|");
        for (int length : new int[] {SHORT, MEGABYTE}) {
            String part = text.substring(0, length);
            double seconds = seconds(clinical, part);
            out.printf(
                    "| a text of %d kB | %.0f |%n",
                    length / 1000, Tokens.of(part, 0, length).size() / seconds);
        }
    }

    private static String words(String text) {
        int end = 0;
        for (int word = 0; word < WORDS; word++) {
            while (!Character.isWhitespace(text.charAt(end))) {
                end++;
            }
            while (Character.isWhitespace(text.charAt(end))) {
                end++;
            }
        }
        return text.substring(0, end);
    }

    /** The time that this thread takes of a processor. */
    private static double seconds(Extractor extractor, String text) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        extractor.of(text);
        return (threads.getCurrentThreadCpuTime() - before) / 1e9;
    }

    private static int run(Extractor extractor, String text) {
        int found = 0;
        for (int at = 0; at < TIMES; at++) {
            found += extractor.of(text).size();
        }
        return found;
    }
}
