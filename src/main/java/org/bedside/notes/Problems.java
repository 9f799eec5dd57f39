package org.bedside.notes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.bedside.evidence.Coding;
import org.bedside.text.Table;

/** Which problems belong on a problem list, and which of them go on. Immutable. */
final class Problems {

    /** Endings of names of diseases, as against signs. */
    private static final Pattern DISEASE =
            Pattern.compile(".*(?:itis|osis|opathy|oma|arthritis|syndrome|disease|disorder|failure|carcinoma|cancer)");

    private static final class Shipped {
        private static final Problems INSTANCE = new Problems();
    }

    private final Set<String> general = new HashSet<>();
    private final List<String> chronic = new ArrayList<>();
    private final Map<String, List<String>> covers = new HashMap<>();

    private Problems() {
        Table.read(Problems.class, "symptoms.tsv", row -> general.add(row[0]));
        Table.read(Problems.class, "chronic.tsv", row -> chronic.add(row[0]));
        Table.read(Problems.class, "covers.tsv", row -> covers.put(row[0], List.of(row[1].split(" "))));
    }

    /** Whether it is a disease rather than a sign, a symptom or a word too general for a list. */
    static boolean worthListing(Finding finding) {
        if (Shipped.INSTANCE.general.contains(finding.term())) {
            return false;
        }
        boolean named = finding.term().indexOf(' ') > 0 && finding.term().length() > 12;
        return code(finding).chars().anyMatch(Character::isDigit)
                ? !code(finding).startsWith("R") && !code(finding).startsWith("Z")
                : named && DISEASE.matcher(finding.term()).matches() && finding.section() != Section.RESULTS;
    }

    /** Whether the problem goes on once it is there. */
    static boolean chronic(Finding finding) {
        return Shipped.INSTANCE.chronic.stream().anyMatch(code(finding)::startsWith);
    }

    static String code(Finding finding) {
        return code(finding.codes());
    }

    /** The ICD-10-CM code among some, or {@code ""}. */
    static String code(List<Coding> codes) {
        return codes.stream()
                .filter(coding -> coding.system().equals(Lexicon.ICD))
                .map(Coding::code)
                .findFirst()
                .orElse("");
    }

    /** Whether a code on a problem list says all that a code found in a note says. */
    static boolean covered(String found, String listed) {
        String general = general(found);
        if (listed.startsWith(general)) {
            return true;
        }
        return Shipped.INSTANCE.covers.getOrDefault(general, List.of()).stream().anyMatch(listed::startsWith);
    }

    /** The code without the last digits that only say "unspecified": I50.9 says no more than I50. */
    private static String general(String code) {
        int end = code.length();
        int dot = code.indexOf('.');
        while (dot > 0 && end > dot && "09.".indexOf(code.charAt(end - 1)) >= 0) {
            end--;
        }
        return code.substring(0, end);
    }
}
