package org.bedside.lines;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number, or a range from its lower to its upper end. */
public record Quantity(double low, double high) {

    /** A number in figures or words, as a part of a pattern. */
    static final String NUMBER =
            "(?:\\d+-[123]/[234](?!\\d)|\\d+\\s+(?:and\\s+)?\\d/\\d|\\d/\\d|\\d+(?:\\.\\d+)?|\\.\\d+|\u00bd|(?:one|two|three|a|1|2)\\s+and\\s+(?:a|one)[ -]half"
                    + "|(?:an? |one[ -])?(?:quarter|third)(?: of an?)?|three[ -]quarters(?: of an?)?|two[ -]thirds(?: of an?)?|a couple(?: of)?|one[ -]half|half(?:\\s+an?|\\s+of an?)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty"
                    + "|thirty|forty|fifty)";
    /** Two groups: a number, and the upper end of a range. */
    static final String RANGE = "(?<![\\w./-])(" + NUMBER + ")(?:\\s*(?:-|to|or)\\s*(" + NUMBER + "))?";

    /** Fractions and counts by their word. */
    private enum Worded {
        THREE_QUARTERS("quarters", 0.75),
        QUARTER("quarter", 0.25),
        TWO_THIRDS("thirds", 2.0 / 3),
        THIRD("third", 1.0 / 3),
        COUPLE("couple", 2);

        private final String word;
        private final double value;

        Worded(String word, double value) {
            this.word = word;
            this.value = value;
        }
    }

    private static final Pattern MIXED = Pattern.compile("\\d+-\\d/\\d");
    private static final Pattern AND_HALF = Pattern.compile("(\\w+)\\s+and\\s+(?:a|one)[ -]half");

    static Optional<Quantity> of(Matcher matcher, int low) {
        double first = number(matcher.group(low));
        double second = matcher.group(low + 1) == null ? first : number(matcher.group(low + 1));
        return first > 0 && second >= first ? Optional.of(new Quantity(first, second)) : Optional.empty();
    }

    /** Whether it is one number. */
    public boolean single() {
        return low == high;
    }

    Quantity plus(Quantity other) {
        return new Quantity(low + other.low, high + other.high);
    }

    Quantity over(double divisor) {
        return new Quantity(low / divisor, high / divisor);
    }

    Quantity times(double factor) {
        return new Quantity(low * factor, high * factor);
    }

    Quantity times(Quantity other) {
        return new Quantity(low * other.low, high * other.high);
    }

    private static double number(String written) {
        Matcher half = AND_HALF.matcher(written);
        if (half.matches()) {
            return word(half.group(1)) + 0.5;
        }
        for (Worded of : Worded.values()) {
            if (written.contains(of.word)) {
                return of.value;
            }
        }
        Line line = Line.of(MIXED.matcher(written).matches() ? written.replace('-', ' ') : written);
        return written.startsWith("one half") || written.startsWith("half")
                ? 0.5
                : Numeral.at(line, 0).map(Numeral::value).orElse(written.startsWith("a") ? 1.0 : 0.0);
    }

    private static double word(String word) {
        return word.equals("a")
                ? 1
                : Numeral.at(Line.of(word), 0).map(Numeral::value).orElse(0.0);
    }
}
