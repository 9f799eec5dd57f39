package org.bedside.lines;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the values of one line. */
final class MeasurementReader {

    /** Words between a name and its value. */
    private static final int GAP = 12;
    /** Words between two values of one analyte. */
    private static final int NEXT = 12;

    /** Parts of the differential count, whose percentage may stand before the name. */
    private static final Set<String> DIFFERENTIAL = Set.of("770-8", "764-1", "713-8", "736-9", "5905-5");

    private final Line line;
    private final Analytes analytes = Analytes.shipped();
    private final List<Measurement> found = new ArrayList<>();
    private boolean limits;
    private boolean other;
    private int after;

    MeasurementReader(Line line) {
        this.line = line;
    }

    List<Measurement> read() {
        for (int i = 0; i < line.size(); ) {
            if (line.breaks(i)) {
                limits = line.is(i - 1, ";") && limits;
                other = false;
            }
            Phrases.Hit<Analytes.Name> hit = analytes.at(line, i);
            boolean name = hit.end() > i && named(i, hit);
            if (!name) {
                cue(i);
                i++;
                continue;
            }
            i = Math.max(limits || other ? hit.end() : values(i, hit), i + 1);
        }
        return found;
    }

    private void cue(int i) {
        String word = line.lower(i);
        other |= ValueWords.FLUID.has(word);
        if (word.equals("hold") || word.equals("when") || word.equals("return") || word.equals("report")) {
            limits |= !line.is(i + 1, "for") || word.equals("hold");
        } else {
            limits |= ValueWords.LIMIT.has(word);
        }
        limits |= word.equals("normal")
                && (line.is(i + 1, "range") || line.is(i + 1, "ranges") || line.is(i + 1, "values"));
        if (ValueWords.PERSON.has(word)) {
            String next = line.lower(i + 1);
            other = switch (next) {
                case "had", "has", "'", "\u2019", "with", "is", "was", "s" -> true;
                default -> false;
            };
        }
    }

    /** Whether a name is written as it must be, and not part of another word. */
    private boolean named(int i, Phrases.Hit<Analytes.Name> hit) {
        boolean hyphened = line.joined(i) && line.is(i - 1, "-") && line.joined(i - 1) && line.letters(i - 2);
        if (hyphened
                || (line.joined(i) && line.digits(i - 1))
                || (line.joined(hit.end())
                        && line.is(hit.end(), "-")
                        && line.letters(hit.end() + 1)
                        && line.joined(hit.end() + 1))) {
            return false;
        }
        if (ValueWords.SPECIMEN.has(line.lower(i - 1))) {
            return false;
        }
        if (hit.value().exact().isEmpty()) {
            return true;
        }
        boolean number = value(hit.end()).isPresent();
        String written = line.part(i, hit.end()).text();
        if (hit.value().exact().contains(written)) {
            return number || line.is(hit.end(), "/") || filled(hit.end());
        }
        boolean inList = i == 0 || i == after || (i - 1 == after && (line.is(i - 1, ",") || line.is(i - 1, ";")));
        Optional<Value> value = value(hit.end());
        boolean before = value.isPresent() && followed(value.get().end()) && !line.digits(i - 1);
        return number && (inList && (found.size() > 0 || before));
    }

    private boolean followed(int i) {
        return analytes.names(line, i) || (line.is(i, ",") && analytes.names(line, i + 1));
    }

    /** Whether a value follows a short name after a sign or a verb. */
    private boolean filled(int i) {
        return switch (line.lower(i)) {
            case ":", "=", "is", "was", "of", "-", "at" ->
                value(i + 1).isPresent() || value(i + 2).isPresent();
            default -> false;
        };
    }

    private Optional<Value> value(int i) {
        return Value.at(line, i);
    }

    /** Reads the values after a name; the word to go on with. */
    private int values(int i, Phrases.Hit<Analytes.Name> hit) {
        List<Integer> begins = new ArrayList<>(List.of(i));
        List<Phrases.Hit<Analytes.Name>> chain = new ArrayList<>(List.of(hit));
        int end = hit.end();
        while (line.is(end, "/") || line.is(end, "&") || (line.is(end, "and") && respectively(end))) {
            Phrases.Hit<Analytes.Name> next = analytes.at(line, end + 1);
            if (next.end() == end + 1) {
                break;
            }
            begins.add(end + 1);
            chain.add(next);
            end = next.end();
        }
        if (chain.size() > 1 || analytes.both(hit.value())) {
            return chain(begins, chain, end);
        }
        return single(i, hit);
    }

    /** Whether the numbers after two names are theirs in their order: "AST and ALT were 88 and 102, respectively". */
    private boolean respectively(int from) {
        for (int i = from; i < from + 4 * GAP && (i == from || !line.breaks(i)); i++) {
            if (line.is(i, "respectively")) {
                return true;
            }
        }
        return false;
    }

    /** "AST/ALT 212/340 U/L", "H/H 9.8/29.1". */
    private int chain(List<Integer> begins, List<Phrases.Hit<Analytes.Name>> names, int end) {
        int at = end;
        while (at - end < 6 && value(at).isEmpty() && ValueWords.FILLING.has(line.lower(at))) {
            at++;
        }
        boolean both = names.size() == 1;
        int wanted = both ? names.get(0).value().rows().size() : names.size();
        int over = end;
        for (List<Value> values = set(at); values.size() == wanted; values = set(at)) {
            at = values.get(wanted - 1).end();
            over = at;
            after = at;
            chained(begins, names, values);
            at = nextSet(at);
        }
        return over;
    }

    /** Numbers with bars between. */
    private List<Value> set(int from) {
        List<Value> values = new ArrayList<>();
        int at = from;
        while (value(at).isPresent()) {
            values.add(value(at).get());
            at = values.get(values.size() - 1).end();
            boolean bar = line.is(at, "/") || line.is(at, "and") || line.is(at, "&");
            if (!bar || value(at + 1).isEmpty()) {
                break;
            }
            at++;
        }
        return values;
    }

    /**
     * Where a further set may begin: after an arrow, "then" or the like, after a comma only if the first was dated; the end
     * of the line if nowhere. Numbers after a mere comma may be of anything.
     */
    private int nextSet(int from) {
        int at = from;
        boolean told = false;
        if (line.is(at, "(")) {
            int date = Dates.end(line, at + 1);
            told = date > at + 1 && line.is(date, ")");
            at = told ? date + 1 : line.size();
        }
        int signs = at;
        while (at < line.size() && at - signs < 3 && further(line.lower(at))) {
            told |= !line.is(at, ",") && !line.is(at, "-");
            at++;
        }
        return told && at > signs ? at : line.size();
    }

    private static boolean further(String word) {
        return switch (word) {
            case ",", "-", ">", "=", "\u2192", "then", "to", "now", "from", "yesterday", "today", "repeat" -> true;
            default -> false;
        };
    }

    private void chained(List<Integer> begins, List<Phrases.Hit<Analytes.Name>> names, List<Value> values) {
        boolean both = names.size() == 1;
        Phrases.Hit<String> unit =
                analytes.unit(line, values.get(values.size() - 1).end());
        for (int k = 0; k < values.size(); k++) {
            Phrases.Hit<Analytes.Name> name = names.get(both ? 0 : k);
            List<Analyte> rows =
                    both ? List.of(name.value().rows().get(k)) : name.value().rows();
            Analyte analyte = row(rows, values.get(k), unit.value());
            add(
                    line.part(begins.get(both ? 0 : k), name.end()),
                    analyte,
                    values.get(k),
                    analyte.units().contains(unit.value()) ? unit.value() : "");
        }
    }

    static Analyte row(List<Analyte> rows, Value value, String unit) {
        for (Analyte row : rows) {
            if (row.units().contains(unit)) {
                return row;
            }
        }
        for (Analyte row : rows) {
            if (row.plausible(value.low())) {
                return row;
            }
        }
        return rows.get(0);
    }

    private void add(Part name, Analyte analyte, Value value, String unit) {
        String ucum = unit.isEmpty() ? analyte.unit(value.low()) : unit;
        found.add(new Measurement(
                name,
                analyte.loinc(),
                analyte.display(),
                line.part(value.begin(), value.end()),
                value.comparator(),
                value.low(),
                value.high(),
                ucum));
    }

    private int single(int i, Phrases.Hit<Analytes.Name> hit) {
        int end = hit.end();
        if (line.is(i - 1, "%")
                && line.digits(i - 2)
                && DIFFERENTIAL.contains(hit.value().rows().get(0).loinc())) {
            ValueRun before = new ValueRun(line, hit.value().rows(), line.part(i, end));
            before.next(i - 2, true);
            found.addAll(before.measurements());
            after = end;
            return end;
        }
        boolean strict = !hit.value().exact().isEmpty();
        int most = strict ? 3 : GAP;
        for (int at = alias(end); at < line.size() && at - end <= most && !line.breaks(at); at++) {
            int date = Dates.end(line, at);
            boolean pair = hit.value().rows().get(0).pair();
            boolean dated = date > at
                    && (at > end || !line.digits(at))
                    && !(pair && Pair.at(line, at).isPresent());
            if (dated && !value(at).filter(value -> plain(hit, value)).isPresent()) {
                at = date - 1;
                continue;
            }
            ValueRun run = new ValueRun(line, hit.value().rows(), line.part(i, end));
            if (bounds(at) && at - end < 3 && !strict) {
                int over = further(run, bound(at, pair));
                found.addAll(run.measurements());
                return Math.max(over, end);
            }
            if (other(at, end)) {
                return end;
            }
            if (line.digits(at) || value(at).isPresent()) {
                int over = run.first(at, end);
                if (over == at) {
                    return end;
                }
                over = further(run, over);
                found.addAll(run.measurements());
                after = over;
                return over;
            }
            boolean change = (line.is(at, "up")
                            || line.is(at, "down")
                            || line.is(at, "increased")
                            || line.is(at, "decreased")
                            || line.is(at, "dropped"))
                    && !line.is(at + 1, "to")
                    && !line.is(at + 1, "from")
                    && !line.is(at + 1, "at")
                    && !Dates.month(line, at + 1);
            int amount = value(at + 1).map(Value::end).orElse(0);
            if (change && amount > 0) {
                // "up 5 lbs to 203": the amount of the change is no value.
                Phrases.Hit<String> unit = analytes.unit(line, amount);
                int to = Math.max(amount, unit.end());
                if (line.is(to, "to") && value(to + 1).isPresent()) {
                    at = to;
                    continue;
                }
            }
            boolean unknown =
                    !ValueWords.FILLING.has(line.lower(at)) && !described(at, end) && !side(at) && !resumed(at);
            if (change || unknown) {
                return end;
            }
        }
        return end;
    }

    /** The word after another name of the same in brackets: "ALT(SGPT)". */
    private int alias(int end) {
        if (!line.is(end, "(")) {
            return end;
        }
        Phrases.Hit<Analytes.Name> inside = analytes.at(line, end + 1);
        return inside.end() > end + 1 && line.is(inside.end(), ")") ? inside.end() + 1 : end;
    }

    /** "always high and was 410": the clause after "and" goes on with the same, as its verb without a subject tells. */
    private boolean resumed(int at) {
        if (!line.is(at, "and") && !line.is(at, "but")) {
            return false;
        }
        for (int i = at + 1; i <= at + 4 && ValueWords.FILLING.has(line.lower(i)); i++) {
            if (line.is(i, "was") || line.is(i, "were") || line.is(i, "is") || line.is(i, "are")) {
                return true;
            }
        }
        return false;
    }

    /** "R arm". */
    private boolean side(int at) {
        boolean limb = line.is(at + 1, "arm") || line.is(at + 1, "leg") || line.is(at + 1, "thigh");
        return limb && (line.is(at, "r") || line.is(at, "l") || line.is(at, "rt") || line.is(at, "lt"));
    }

    /** The word after the number that a word such as "goal" is about. */
    private int bound(int at, boolean pair) {
        for (int i = at + 1; i < Math.min(line.size(), at + 6); i++) {
            Optional<Pair> both = pair ? Pair.at(line, i) : Optional.empty();
            int end = both.isPresent()
                    ? both.get().end()
                    : value(i).map(Value::end).orElse(0);
            if (end > 0) {
                return end;
            }
        }
        return at + 1;
    }

    /** Whether a word that is not known leads to a number by "of", "at" or a verb: "INR supratherapeutic at 4.1". */
    private boolean described(int at, int end) {
        if (!line.letters(at) || at - end > 2 || ValueWords.CHANGE.has(line.lower(at))) {
            return false;
        }
        for (int i = at + 1; i <= at + 2; i++) {
            boolean link = line.is(i, "at") || line.is(i, "of") || line.is(i, "is") || line.is(i, "was");
            if (link && value(i + 1).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** Whether a number that looks like a date can be the value: it stands right after the name and is plausible. */
    private static boolean plain(Phrases.Hit<Analytes.Name> hit, Value value) {
        return hit.value().rows().get(0).plausible(value.low()) && value.low() < 1900;
    }

    /** Whether what stands between a name and a number says that the number is no value, or is of another analyte. */
    private boolean other(int at, int end) {
        Phrases.Hit<Analytes.Name> next = analytes.at(line, at);
        boolean another = at > end
                && next.end() > at
                && named(at, next)
                && next.value().exact().isEmpty();
        return another || (bounds(at) && !line.is(at - 1, "at") && !line.is(at - 1, "was"));
    }

    /** Whether the number after a word is no value; "by" says so of an amount ("up by 3"), not of a method ("by echo"). */
    private boolean bounds(int at) {
        return ValueWords.NOT.has(line.lower(at)) && (!line.is(at, "by") || amount(at + 1));
    }

    /** "3", "about 3", "an average of 7". */
    private boolean amount(int from) {
        int at = from;
        while (at - from < 5 && about(line.lower(at))) {
            at++;
        }
        return value(at).isPresent();
    }

    private static boolean about(String word) {
        return switch (word) {
            case "about", "approximately", "approx", "nearly", "almost", "roughly", "around", "~" -> true;
            case "some", "only", "just", "another", "further", "over", "at", "least", "up", "to" -> true;
            case "an", "a", "average", "mean", "median", "of", "as", "much", "more", "less", "than" -> true;
            default -> false;
        };
    }

    /** Whether a number is one of a list of numbers alone: "142, 188, 201". */
    private boolean counted(int at) {
        int next = value(at).map(Value::end).orElse(at);
        return line.breaks(next) || line.is(next, ",") || line.is(next, "and") || line.is(next, ".");
    }

    /** Whether a date follows a number: "7.4 (6/2020)", "7.4 in March". */
    private boolean dated(int at) {
        int next = value(at).map(Value::end).orElse(at);
        boolean link = line.is(next, "(") || line.is(next, "in") || line.is(next, "on");
        return link && Dates.end(line, next + 1) > next + 1;
    }

    /** Whether words after a number in brackets say that it was measured at another time: "(41.0 on admission)". */
    private boolean earlier(int i) {
        return switch (line.lower(i)) {
            case "on", "at", "yesterday", "previously", "prior", "last", "before", "initially", "earlier" ->
                !Dates.month(line, i) && !line.is(i + 1, "room") && !line.is(i + 1, "ra");
            default -> false;
        };
    }

    /** Reads further values of the same analyte: "-> 0.31", "down from 11.6", "repeat 3.9", "(2/2020: 3.1)". */
    private int further(ValueRun run, int from) {
        int end = from;
        boolean cue = false;
        for (int at = from; at < line.size() && at - end <= NEXT; at++) {
            boolean stop = line.breaks(at) && !line.is(at - 1, ";");
            Phrases.Hit<Analytes.Name> next = analytes.at(line, at);
            if (stop || (next.end() > at && named(at, next)) || bounds(at) || ValueWords.LIMIT.has(line.lower(at))) {
                break;
            }
            int date = Dates.end(line, at);
            boolean pair = run.pair() && Pair.at(line, at).isPresent();
            if (date > at && !pair && !(cue && date == at + 1 && !Dates.year(line, at) && line.digits(at))) {
                at = date - 1;
                cue |= line.is(date, ":");
                continue;
            }
            boolean number = value(at).isPresent();
            if (!number) {
                cue |= ValueWords.CUE.has(line.lower(at)) && !(line.is(at, "<") && !line.digits(at - 1));
                cue &= !line.is(at, "by") && !line.is(at, "on") && !line.is(at, "given") && !line.is(at, "after");
                continue;
            }
            cue |= line.is(at - 1, "(") && earlier(value(at).map(Value::end).orElse(at));
            boolean needsUnit = (line.is(at - 1, "and") || line.is(at - 2, "and"))
                    && !(cue && earlier(value(at).map(Value::end).orElse(at)));
            boolean listed = line.is(at - 1, ",") && (dated(at) || (run.glucose() && counted(at)));
            boolean united = line.is(at - 1, ",") || line.is(at - 1, "and");
            int over = cue || pair || listed || united ? run.next(at, !pair && !listed && (needsUnit || !cue)) : at;
            if (over > at) {
                end = over;
                at = over - 1;
            } else {
                at = Math.max(at, value(at).map(Value::end).orElse(at + 1) - 1);
            }
            cue = false;
        }
        return end;
    }
}
