package org.bedside.cli;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
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
        out.flush();
    }

    private static int run(Extractor extractor, String text) {
        int found = 0;
        for (int at = 0; at < TIMES; at++) {
            found += extractor.of(text).size();
        }
        return found;
    }
}
