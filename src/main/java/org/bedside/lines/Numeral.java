package org.bedside.lines;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A number in a line, in figures or words.
 *
 * @param end the word after it
 */
record Numeral(double value, int end) {

    private static final Map<String, Double> WORDS = new HashMap<>();
    private static final Map<String, Double> FRACTIONS = Map.of("\u00bd", 0.5, "\u00bc", 0.25, "\u00be", 0.75);

    static {
        String[] small = {
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty"
        };
        for (int i = 0; i < small.length; i++) {
            WORDS.put(small[i], i + 1.0);
        }
        String[] tens = {"thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};
        for (int i = 0; i < tens.length; i++) {
            WORDS.put(tens[i], 30.0 + 10 * i);
        }
        WORDS.put("half", 0.5);
    }

    /** The number that begins with the i-th word, fractions and repetitions in brackets ("One (1)") included. */
    static Optional<Numeral> at(Line line, int i) {
        Optional<Numeral> words = words(line, i);
        return words.isPresent() ? words : figures(line, i).map(number -> number.repeated(line));
    }

    /** "3 (three)". */
    private Numeral repeated(Line line) {
        Double word = line.is(end, "(") ? WORDS.get(line.lower(end + 1)) : null;
        return word != null && word == value && line.is(end + 2, ")") ? new Numeral(value, end + 3) : this;
    }

    private static Optional<Numeral> words(Line line, int i) {
        Double value = WORDS.get(line.lower(i));
        if (value == null) {
            return Optional.empty();
        }
        int end = i + 1;
        if (line.is(end, "-") && line.joined(end) && line.is(end + 1, "half")) {
            return Optional.of(new Numeral(value / 2, end + 2));
        }
        Double unit = WORDS.get(line.lower(end));
        Double hyphened = line.is(end, "-") ? WORDS.get(line.lower(end + 1)) : null;
        if (value >= 20 && hyphened != null && hyphened < 10) {
            value += hyphened;
            end += 2;
        } else if (value >= 20 && unit != null && unit < 10) {
            value += unit;
            end++;
        }
        boolean half = line.is(end, "and")
                && (line.is(end + 1, "half") || (line.is(end + 1, "a") && line.is(end + 2, "half")));
        if (half) {
            value += 0.5;
            end += line.is(end + 1, "half") ? 2 : 3;
        }
        if (line.is(end, "(") && line.digits(end + 1)) {
            Optional<Numeral> figures = figures(line, end + 1);
            if (figures.isPresent() && line.is(figures.get().end(), ")")) {
                return Optional.of(
                        new Numeral(figures.get().value(), figures.get().end() + 1));
            }
        }
        return Optional.of(new Numeral(value, end));
    }

    /** A number in figures: 5, 0.5, .5, 1,240, 1/2, 1 1/2 and the fractions of Unicode. */
    static Optional<Numeral> figures(Line line, int i) {
        Optional<Numeral> plain = plain(line, i);
        if (plain.isEmpty()) {
            Double fraction = FRACTIONS.get(line.lower(i));
            return fraction == null ? Optional.empty() : Optional.of(new Numeral(fraction, i + 1));
        }
        double value = plain.get().value();
        int end = plain.get().end();
        Double fraction = FRACTIONS.get(line.lower(end));
        if (fraction != null) {
            return Optional.of(new Numeral(value + fraction, end + 1));
        }
        if (fraction(line, i) && end == i + 1) {
            return Optional.of(new Numeral(value / Double.parseDouble(line.lower(i + 2)), i + 3));
        }
        boolean mixed = end == i + 1 && fraction(line, end) && (!line.joined(end) || line.is(end, "-"));
        if (mixed) {
            double part = Double.parseDouble(line.lower(end)) / Double.parseDouble(line.lower(end + 2));
            return Optional.of(new Numeral(value + part, end + 3));
        }
        return plain;
    }

    /** 1/2, 1/4, 3/4, 1/3, 2/3 and nothing else: 5/10 is no fraction in a note. */
    private static boolean fraction(Line line, int i) {
        boolean slash = line.is(i + 1, "/") && line.joined(i + 1) && line.joined(i + 2) && !line.is(i + 3, "/");
        String halves = slash ? line.lower(i) + "/" + line.lower(i + 2) : "";
        return switch (halves) {
            case "1/2", "1/4", "3/4", "1/3", "2/3" -> true;
            default -> false;
        };
    }

    /** Digits with a decimal point and commas between thousands. */
    static Optional<Numeral> plain(Line line, int i) {
        if (line.is(i, ".") && line.digits(i + 1) && line.joined(i + 1) && !(line.joined(i) && line.digits(i - 1))) {
            return Optional.of(new Numeral(Double.parseDouble("0." + line.lower(i + 1)), i + 2));
        }
        if (!line.digits(i)) {
            return Optional.empty();
        }
        StringBuilder figures = new StringBuilder(line.lower(i));
        int end = i + 1;
        while (line.is(end, ",")
                && line.joined(end)
                && line.joined(end + 1)
                && line.digits(end + 1)
                && line.lower(end + 1).length() == 3
                && figures.length() <= 9) {
            figures.append(line.lower(end + 1));
            end += 2;
        }
        if (line.is(end, ".") && line.joined(end) && line.joined(end + 1) && line.digits(end + 1)) {
            figures.append('.').append(line.lower(end + 1));
            end += 2;
        }
        double value = Double.parseDouble(figures.toString());
        return Double.isFinite(value) ? Optional.of(new Numeral(value, end)) : Optional.empty();
    }
}
