package org.bedside.evidence;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Codes that mean one thing, in one or more systems. Dots in ICD codes do not matter.
 *
 * @param entries one per system
 * @param words lower-case words, any of which in the text or display means the thing as well; for resources without a
 *     usable code
 */
public record CodeSet(List<Entry> entries, List<String> words) {

    public static final CodeSet NONE = new CodeSet(List.of(), List.of());

    public CodeSet {
        entries = List.copyOf(entries);
        words = words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
    }

    /**
     * Codes of one system.
     *
     * @param codes exact codes
     * @param ranges ranges of leading characters, for example {@code E10-E14}: both ends inclusive, equally long
     */
    public record Entry(String system, Set<String> codes, List<Range> ranges) {
        public Entry {
            codes = codes.stream()
                    .map(code -> plain(system, code))
                    .collect(java.util.stream.Collectors.toUnmodifiableSet());
            ranges = ranges.stream()
                    .map(range -> new Range(plain(system, range.first()), plain(system, range.last())))
                    .toList();
        }

        boolean contains(String code) {
            String plain = plain(system, code);
            if (codes.contains(plain)) {
                return true;
            }
            for (Range range : ranges) {
                if (range.contains(plain)) {
                    return true;
                }
            }
            return false;
        }

        private static String plain(String system, String code) {
            return system.startsWith("http://hl7.org/fhir/sid/icd-") ? code.replace(".", "") : code;
        }
    }

    /** Codes whose first characters lie between two prefixes of equal length. */
    public record Range(String first, String last) {
        public Range {
            if (first.length() != last.length() || first.isEmpty() || first.compareTo(last) > 0) {
                throw new IllegalArgumentException("not a range of codes: " + first + "-" + last);
            }
        }

        boolean contains(String code) {
            if (code.length() < first.length()) {
                return false;
            }
            String head = code.substring(0, first.length());
            return head.compareTo(first) >= 0 && head.compareTo(last) <= 0;
        }
    }

    public boolean isEmpty() {
        return entries.isEmpty() && words.isEmpty();
    }

    /** Whether any of the codings is one of these codes, or any text holds one of these words. */
    public boolean matches(List<Coding> codings) {
        for (Coding coding : codings) {
            if (matches(coding)) {
                return true;
            }
        }
        return false;
    }

    private boolean matches(Coding coding) {
        for (Entry entry : entries) {
            if (entry.system().equals(coding.system()) && entry.contains(coding.code())) {
                return true;
            }
        }
        if (!words.isEmpty() && !coding.display().isEmpty()) {
            String text = coding.display().toLowerCase(Locale.ROOT);
            for (String word : words) {
                if (containsWord(text, word)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean containsWord(String text, String word) {
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            int end = at + word.length();
            boolean starts = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
            boolean ends = end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
            if (starts && ends) {
                return true;
            }
        }
        return false;
    }
}
