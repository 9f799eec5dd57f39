package org.bedside.evidence;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Literal references between resources. */
public final class References {

    /** Relative or absolute, with or without a version; FHIR R4, "Literal References". */
    private static final Pattern LITERAL = Pattern.compile(
            "(?:.*/)?([A-Z][A-Za-z]{1,63})/([A-Za-z0-9\\-.]{1,64})(?:/_history/[A-Za-z0-9\\-.]{1,64})?");

    private References() {}

    /** {@code Type/id} of a literal reference, however it is written; {@code ""} if it is none. */
    public static String relative(String reference) {
        if (reference.isEmpty() || reference.length() > 2048) {
            return "";
        }
        Matcher matcher = LITERAL.matcher(reference);
        return matcher.matches() ? matcher.group(1) + "/" + matcher.group(2) : "";
    }

    /** Whether this can be a FHIR logical id: 1 to 64 letters, digits, hyphens and dots. */
    public static boolean isId(String id) {
        if (id.isEmpty() || id.length() > 64) {
            return false;
        }
        for (int at = 0; at < id.length(); at++) {
            char c = id.charAt(at);
            if (c >= 128 || !(Character.isLetterOrDigit(c) || c == '-' || c == '.')) {
                return false;
            }
        }
        return true;
    }
}
