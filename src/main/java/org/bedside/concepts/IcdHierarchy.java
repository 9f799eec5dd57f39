package org.bedside.concepts;

import java.util.Locale;
import org.bedside.evidence.Coding;

/** The hierarchy of ICD-10-CM, in which a longer code says more exactly what a shorter one says. */
public final class IcdHierarchy {

    public static final String ICD_10_CM = "http://hl7.org/fhir/sid/icd-10-cm";

    private IcdHierarchy() {}

    /**
     * Whether every patient that the second code is true of is one that the first is true of: both are of ICD-10-CM and the
     * first one's characters begin the second one's. Dots and letter case do not matter; a first code of fewer than three
     * characters covers nothing. A code with a seventh character that stands for the encounter is covered by its category.
     */
    public static boolean covers(Coding general, Coding specific) {
        if (!general.system().equals(ICD_10_CM) || !specific.system().equals(ICD_10_CM)) {
            return false;
        }
        String prefix = plain(general.code());
        return prefix.length() >= 3 && plain(specific.code()).startsWith(prefix);
    }

    private static String plain(String code) {
        return code.replace(".", "").strip().toUpperCase(Locale.ROOT);
    }
}
