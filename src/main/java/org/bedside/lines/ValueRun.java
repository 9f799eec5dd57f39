package org.bedside.lines;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The values of one analyte in a line, in their order; a unit written once holds for those before it. */
final class ValueRun {

    private record Read(Value value, String unit, boolean diastolic) {}

    private static final Set<String> GLUCOSE = Set.of("2345-7", "41653-7", "1558-6");

    private final Line line;
    private final List<Analyte> rows;
    private final Part name;
    private final List<Read> values = new ArrayList<>();
    private final Analytes analytes = Analytes.shipped();

    ValueRun(Line line, List<Analyte> rows, Part name) {
        this.line = line;
        this.rows = rows;
        this.name = name;
    }

    /** Whether it is a sugar, measured many times a day. */
    boolean glucose() {
        return GLUCOSE.contains(rows.get(0).loinc());
    }

    boolean pair() {
        return rows.get(0).pair();
    }

    /** Reads the first value at a word; the word after it and its unit, or the same word if it is none. */
    int first(int at, int nameEnd) {
        return read(at, false, at > nameEnd);
    }

    int next(int at, boolean needsUnit) {
        return read(at, needsUnit, true);
    }

    private int read(int at, boolean needsUnit, boolean apart) {
        if (pair()) {
            return blood(at);
        }
        if (rows.get(0).loinc().equals("8302-2")) {
            int end = feet(at);
            if (end > at) {
                return end;
            }
        }
        Optional<Value> read = Value.at(line, at);
        if (read.isEmpty()) {
            return at;
        }
        Value value = read.get();
        Phrases.Hit<String> unit = unit(value.end());
        boolean expected = rows.stream().anyMatch(row -> row.units().contains(unit.value()));
        boolean score = rows.get(0).assumed().equals("{score}");
        boolean painless = score && name.text().equalsIgnoreCase("pain") && !expected;
        boolean slash = line.is(value.end(), "/") && line.digits(value.end() + 1) && !(score && expected);
        boolean plus = line.is(value.end(), "+") && line.joined(value.end());
        boolean foreign = !expected && unit.end() - value.end() < 3 && counts(value.end());
        boolean joined = line.joined(value.end()) && line.letters(value.end()) && !expected;
        boolean fits = expected || rows.stream().anyMatch(row -> row.plausible(value.low()));
        if (painless
                || slash
                || plus
                || foreign
                || joined
                || !fits
                || (needsUnit && !expected)
                || (apart && hyphenated(value))) {
            return at;
        }
        boolean kept = expected || unit.end() - value.end() >= 3;
        int end = kept ? unit.end() : value.end();
        values.add(new Read(value, kept ? unit.value() : "", false));
        return bracketed(end, kept);
    }

    private Phrases.Hit<String> unit(int at) {
        Phrases.Hit<String> unit = analytes.unit(line, at);
        if (line.is(at, "-") && line.joined(at)) {
            Phrases.Hit<String> hyphened = analytes.unit(line, at + 1);
            return hyphened.end() > at + 1 ? hyphened : unit;
        }
        return unit;
    }

    /** "60-year-old". */
    private boolean hyphenated(Value value) {
        return line.is(value.end(), "-")
                && line.joined(value.end())
                && line.joined(value.end() + 1)
                && line.letters(value.end() + 1);
    }

    /** Whether the word after a number says that it counts or doses something. */
    private boolean counts(int at) {
        if (line.is(at, "l") || line.is(at, "h") || (line.is(at, "mg") && line.is(at + 1, "/"))) {
            return false;
        }
        Phrases.Hit<Analytes.Name> name = analytes.at(line, at);
        if (name.end() > at
                && (name.value().exact().isEmpty()
                        || name.value()
                                .exact()
                                .contains(line.part(at, name.end()).text()))) {
            return false;
        }
        return switch (SigWord.table().at(line, at).value().kind()) {
                    case MASS, ACTIVITY, FORM, VOLUME -> true;
                    default -> Amount.counted(line.lower(at)) && !line.is(at, "d");
                }
                || (line.is(at, "out") || (line.is(at, "-") && line.is(at + 1, "year")));
    }

    private int blood(int at) {
        Optional<Pair> pair = Pair.at(line, at);
        if (pair.isEmpty()) {
            return at;
        }
        values.add(new Read(pair.get().systolic(), "mm[Hg]", false));
        values.add(new Read(pair.get().diastolic(), "mm[Hg]", true));
        Phrases.Hit<String> unit = analytes.unit(line, pair.get().end());
        return unit.value().equals("mm[Hg]") ? unit.end() : pair.get().end();
    }

    /** 5'10", 5 ft 10 in, 5 feet. */
    private int feet(int at) {
        Optional<Numeral> feet = Numeral.plain(line, at);
        if (feet.isEmpty()) {
            return at;
        }
        int mark = feet.get().end();
        boolean foot = switch (line.lower(mark)) {
            case "'", "\u2019", "\u2032", "ft", "feet", "foot", "-" -> true;
            default -> false;
        };
        mark += line.is(mark, "-")
                        && (line.is(mark + 1, "ft") || line.is(mark + 1, "foot") || line.is(mark + 1, "feet"))
                ? 1
                : 0;
        if (!foot || line.is(mark, "-")) {
            return at;
        }
        int next = mark + 1;
        next += line.is(next, ".") || line.is(next, ",") || line.is(next, "-") || line.is(next, "and") ? 1 : 0;
        Optional<Numeral> inches = Numeral.figures(line, next);
        double total = 12 * feet.get().value() + inches.map(Numeral::value).orElse(0.0);
        int end = inches.map(Numeral::end).orElse(mark + 1);
        if (inches.isPresent()) {
            while (switch (line.lower(end)) {
                case "\"", "\u201d", "\u2033", "in", "inch", "inches", "'" -> true;
                default -> false;
            }) {
                end++;
            }
        }
        Value value = new Value("", total, total, at, end);
        values.add(new Read(value, "[in_i]", false));
        return bracketed(end, true);
    }

    /** The word after flags ("(L)", "H") and what stands in brackets: the same value in another unit, or a reference range. */
    private int bracketed(int from, boolean unit) {
        int end = from;
        while (end < line.size()) {
            int flag = flag(end);
            if (flag == end) {
                break;
            }
            end = flag;
        }
        Optional<Value> range = Value.at(line, end);
        if (range.isPresent()
                && range.get().high() > range.get().low()
                && range.get().comparator().isEmpty()
                && !line.is(end - 1, ",")) {
            Phrases.Hit<String> of = analytes.unit(line, range.get().end());
            boolean expected = rows.stream().anyMatch(row -> row.units().contains(of.value()));
            give(unit, expected, of.value());
            return expected ? of.end() : range.get().end();
        }
        if (!line.is(end, "(") && !line.is(end, "[")) {
            return end;
        }
        int inside = end + 1;
        inside += line.is(inside, "ref")
                        || line.is(inside, "normal")
                        || line.is(inside, "reference")
                        || line.is(inside, "nl")
                ? 1
                : 0;
        inside += line.is(inside, "range") ? 1 : 0;
        inside += line.is(inside, ":") || line.is(inside, "=") ? 1 : 0;
        boolean reference = inside > end + 1;
        Optional<Value> again = Value.at(line, inside);
        if (again.isEmpty() && feetInside(inside) == inside) {
            return end;
        }
        int close = again.map(Value::end).orElse(inside);
        boolean plainRange = again.filter(value -> value.high() > value.low()).isPresent();
        Phrases.Hit<String> of = analytes.unit(line, close);
        boolean second = of.end() > close || feetInside(inside) > inside;
        boolean bound = again.filter(value -> !value.comparator().isEmpty()).isPresent();
        if (!reference && !plainRange && !second && !bound) {
            return end;
        }
        while (close < line.size() && !line.is(close, ")") && !line.is(close, "]") && close - inside < 8) {
            close++;
        }
        Phrases.Hit<String> late = analytes.unit(line, close + 1);
        boolean expected = rows.stream().anyMatch(row -> row.units().contains(late.value()));
        give(unit, expected, late.value());
        return expected ? late.end() : Math.min(line.size(), close + 1);
    }

    private void give(boolean unit, boolean expected, String ucum) {
        Read last = values.get(values.size() - 1);
        if (!unit && expected) {
            values.set(values.size() - 1, new Read(last.value(), ucum, last.diastolic()));
        }
    }

    private int feetInside(int i) {
        return line.digits(i)
                        && (line.is(i + 1, "'")
                                || line.is(i + 1, "ft")
                                || line.is(i + 1, "feet")
                                || line.is(i + 1, "\u2019"))
                ? i + 2
                : i;
    }

    private int flag(int i) {
        boolean bracket = line.is(i, "(") && line.is(i + 2, ")");
        String word = line.lower(bracket ? i + 1 : i);
        boolean flag = switch (word) {
            case "h", "l", "hh", "ll", "high", "low", "*", "a", "abnormal", "n", "!" -> true;
            default -> false;
        };
        boolean capital = flag && (line.letters(bracket ? i + 1 : i) ? bracket || line.capitals(i) : true);
        return flag && capital ? bracket ? i + 3 : i + 1 : i;
    }

    List<Measurement> measurements() {
        List<Measurement> measurements = new ArrayList<>();
        String unit = "";
        for (int i = values.size() - 1; i >= 0; i--) {
            Read read = values.get(i);
            unit = read.unit().isEmpty() ? unit : read.unit();
            String before = "";
            for (int k = 0; k < i && unit.isEmpty(); k++) {
                before = values.get(k).unit().isEmpty() ? before : values.get(k).unit();
            }
            unit = unit.isEmpty() ? before : unit;
            measurements.add(0, measurement(read, unit));
        }
        return measurements;
    }

    private Measurement measurement(Read read, String unit) {
        Value value = read.value();
        Analyte analyte = MeasurementReader.row(rows, value, unit);
        String[] codes = analyte.loinc().split("/", -1);
        return new Measurement(
                name,
                codes[read.diastolic() ? 1 : 0],
                analyte.pair()
                        ? read.diastolic() ? "Diastolic blood pressure" : "Systolic blood pressure"
                        : analyte.display(),
                line.part(value.begin(), value.end()),
                value.comparator(),
                value.low(),
                value.high(),
                unit.isEmpty() ? analyte.unit(value.low()) : unit);
    }
}
