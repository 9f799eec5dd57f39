package org.bedside.lines;

import java.util.Optional;

/**
 * A number, a range or a bound in a line.
 *
 * @param comparator {@code <} or {@code >} of a bound; else empty
 * @param end the word after it
 */
record Value(String comparator, double low, double high, int begin, int end) {

    private static final String[][] WORDS = {
        {"less", "than", "<"},
        {"greater", "than", ">"},
        {"more", "than", ">"},
        {"higher", "than", ">"},
        {"lower", "than", "<"}
    };

    static Optional<Value> at(Line line, int i) {
        String comparator = "";
        int at = i;
        boolean arrow = (line.is(at, ">") && (line.is(at - 1, "-") || line.is(at - 1, "="))) || trend(line, at);
        if (arrow) {
            return Optional.empty();
        }
        if (line.is(at, "<") || line.is(at, ">") || line.is(at, "\u2264") || line.is(at, "\u2265")) {
            comparator = line.is(at, "<") || line.is(at, "\u2264") ? "<" : ">";
            at += line.is(at + 1, "=") ? 2 : 1;
        }
        for (String[] word : WORDS) {
            if (comparator.isEmpty() && line.is(at, word[0]) && line.is(at + 1, word[1])) {
                comparator = word[2];
                at += 2;
            }
        }
        Optional<Numeral> first = Numeral.plain(line, at);
        if (first.isEmpty() || (line.joined(at) && line.letters(at - 1))) {
            return Optional.empty();
        }
        double low = first.get().value();
        int end = first.get().end();
        double high = low;
        boolean range = dash(line, end)
                || (line.is(end, "to") && !changed(line, i))
                || (line.is(end, "and") && between(line, i));
        if (range && comparator.isEmpty()) {
            Optional<Numeral> second = Numeral.plain(line, end + 1);
            if (second.isPresent() && second.get().value() > low) {
                high = second.get().value();
                end = second.get().end();
            }
        }
        if (line.is(end, "s") && line.joined(end)) {
            return Optional.empty();
        }
        return Optional.of(new Value(comparator, low, high, i, end));
    }

    /** Whether a sign stands free between two numbers, one value and the next: "11.4 > 9.7". */
    private static boolean trend(Line line, int i) {
        boolean sign = line.is(i, ">") || line.is(i, "<");
        return sign && line.digits(i - 1) && line.digits(i + 1) && line.joined(i) == line.joined(i + 1);
    }

    /** Whether "from A to B" is a change; "ranging from A to B" is a range. */
    private static boolean changed(Line line, int i) {
        String verb = line.lower(i - 2);
        return line.is(i - 1, "from")
                && !verb.startsWith("rang")
                && !verb.startsWith("var")
                && !verb.equals("anywhere")
                && !verb.startsWith("run");
    }

    private static boolean between(Line line, int i) {
        return line.is(i - 1, "between") || line.is(i - 2, "between");
    }

    /** Whether a dash stands between two numbers and is no arrow. */
    static boolean dash(Line line, int i) {
        return (line.is(i, "-") || line.is(i, "\u2013") || line.is(i, "\u2014"))
                && line.digits(i + 1)
                && line.joined(i) == line.joined(i + 1);
    }
}
