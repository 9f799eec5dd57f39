package org.bedside.evidence;

import java.util.regex.Pattern;

/**
 * What a unit's text tells before the UCUM library works on it. The library multiplies powers out in decimal digits:
 * {@code kg999}, which anybody may write into a resource, keeps it busy for minutes.
 */
final class UnitText {

    private static final int LONGEST = 64;
    private static final int MOST_OPERATORS = 6;

    /** Within these nothing is calculated. */
    private static final Pattern LITERAL = Pattern.compile("\\{[^}]*}|(?<=\\[)[^\\]]*(?=])");

    private static final Pattern OPERATOR = Pattern.compile("[./]");

    /** Exponents above 4 of a unit and above 29 of ten, and numbers of 8 digits: no clinical unit has them. */
    private static final Pattern HUGE =
            Pattern.compile("[A-Za-z\\]%'\"][+-]?(?:[5-9]|\\d\\d)|10[*^][+-]?(?:[3-9]\\d|\\d{3})|\\d{8}");

    /**
     * Special units: their scale is not proportional, which the library does not heed: it makes pH 7.4 into 7.4 mol/L.
     * UCUM section 21, 22, 45, 46 and 50; Celsius and Fahrenheit are converted in {@link Units}.
     */
    private static final Pattern SPECIAL = Pattern.compile(
            "Cel|\\[degF]|\\[degRe]|\\[pH]|\\[p'diop]|%\\[slope]|\\[hp'_|Np|(?<![A-Za-z])d?B(?![A-Za-z])|bit_s");

    /** Equivalents are moles times valence, and only the substance knows its valence; UCUM takes them for moles. */
    private static final Pattern EQUIVALENTS = Pattern.compile("(?<![A-Za-z\\[])[a-zA-Z]{0,2}eq(?![A-Za-z\\]])");

    private UnitText() {}

    /** Whether the library can be trusted to be done with it at once. */
    static boolean isTame(String ucum) {
        if (ucum.isBlank() || ucum.length() > LONGEST) {
            return false;
        }
        String plain = LITERAL.matcher(ucum).replaceAll("");
        return OPERATOR.matcher(plain).results().limit(MOST_OPERATORS + 1L).count() <= MOST_OPERATORS
                && !HUGE.matcher(plain).find();
    }

    static boolean isSpecial(String ucum) {
        return SPECIAL.matcher(ucum).find();
    }

    static boolean isEquivalents(String ucum) {
        return EQUIVALENTS.matcher(ucum).find();
    }
}
