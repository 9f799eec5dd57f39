package org.bedside.evidence;

/** Literal references between resources: FHIR R4, "Literal References". */
public final class References {

    private static final int LONGEST = 2048;
    private static final String HISTORY = "/_history";

    private References() {}

    /** {@code Type/id} of a literal reference, relative or absolute, of any version; {@code ""} if it is none. */
    public static String relative(String reference) {
        if (reference.length() > LONGEST) {
            return "";
        }
        int end = reference.length();
        int slash = reference.lastIndexOf('/');
        int history = slash - HISTORY.length();
        if (history > 0 && reference.startsWith(HISTORY, history)) {
            if (!isId(reference, slash + 1, end)) {
                return "";
            }
            end = history;
            slash = reference.lastIndexOf('/', end - 1);
        }
        int start = slash < 1 ? 0 : reference.lastIndexOf('/', slash - 1) + 1;
        return isType(reference, start, slash) && isId(reference, slash + 1, end)
                ? reference.substring(start, end)
                : "";
    }

    /** Whether this can be a FHIR logical id: 1 to 64 letters, digits, hyphens and dots. */
    public static boolean isId(String id) {
        return isId(id, 0, id.length());
    }

    private static boolean isId(String text, int from, int to) {
        if (to <= from || to - from > 64) {
            return false;
        }
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            if (!isLetter(c) && !(c >= '0' && c <= '9') && c != '-' && c != '.') {
                return false;
            }
        }
        return true;
    }

    private static boolean isType(String text, int from, int to) {
        if (to - from < 2 || to - from > 64 || text.charAt(from) > 'Z') {
            return false;
        }
        for (int at = from; at < to; at++) {
            if (!isLetter(text.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetter(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }
}
