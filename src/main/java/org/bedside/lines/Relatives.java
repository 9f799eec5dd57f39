package org.bedside.lines;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Finds the relatives that a line names. */
final class Relatives {

    private static final Phrases<String> TABLE = Phrases.read("relations.tsv", "", row -> row[1]);
    private static final Pattern BETWEEN = Pattern.compile(
            "\\s*(?:,|/|&|\\+|and|or|as well as)?\\s*(?:and |or )?(?:(?:her|his|their|the|a|an|one|two|three|both|also|patient's|pt's|my|\\d) )*");

    /** Relatives of whom there are two sides. */
    static final Pattern SIDED =
            Pattern.compile("(?:great-)?(?:aunt|uncle|grandmother|grandfather|grandparent)|cousin");

    private static final Pattern ON =
            Pattern.compile("\\s*[,(]?\\s*(?:on|from|of)\\s+(?:(?:the|her|his|their|patient's)\\s+)?|\\s*\\(\\s*");

    /**
     * Relatives named one after another.
     *
     * @param names one each; empty for people who are no relatives by blood
     * @param begin of the first in the text
     * @param end after the last
     */
    record Group(List<String> names, int begin, int end) {}

    private Relatives() {}

    /** The groups of relatives in some part of a text, in order. */
    static List<Group> in(Line line, int begin, int end, boolean letters) {
        List<Group> groups = new ArrayList<>();
        for (int i = 0; i < line.size(); ) {
            if (line.begin(i) < begin || line.end(i) > end) {
                i++;
                continue;
            }
            Phrases.Hit<String> hit = TABLE.at(line, i);
            int first = i;
            String side = side(line, i);
            if (!side.isEmpty()) {
                int next = line.is(i + 1, ".") ? i + 2 : i + 1;
                Phrases.Hit<String> sided = TABLE.at(line, next);
                boolean plain = sided.end() > next
                        && !sided.value().equals("-")
                        && !sided.value().startsWith("m")
                        && !sided.value().equals("family");
                hit = hit.end() == i && plain ? new Phrases.Hit<>(side + sided.value(), sided.end()) : hit;
            }
            if (hit.end() == i && letters) {
                hit = letter(line, i, begin);
            }
            boolean owner = hit.value().equals("-") && owned(line, hit.end());
            boolean word = hit.end() > i && !history(line, hit) && !owner;
            if (!word) {
                i = Math.max(i + 1, hit.end());
                continue;
            }
            add(line, groups, hit.value(), line.begin(first), line.end(hit.end() - 1));
            i = hit.end();
        }
        return groups;
    }

    /** "family history", "family doctor" name nobody. */
    private static boolean history(Line line, Phrases.Hit<String> hit) {
        if (!hit.value().equals("family")) {
            return false;
        }
        return switch (line.lower(hit.end())) {
            case "history",
                    "hx",
                    "hist",
                    "doctor",
                    "physician",
                    "practice",
                    "medical",
                    "planning",
                    "meeting",
                    "medicine",
                    "not" -> true;
            default -> false;
        };
    }

    private static boolean owned(Line line, int i) {
        return (line.is(i, "'") || line.is(i, "\u2019")) && line.is(i + 1, "s") && line.joined(i + 1);
    }

    private static String side(Line line, int i) {
        return switch (line.lower(i)) {
            case "maternal", "mat" -> "maternal ";
            case "paternal", "pat" -> "paternal ";
            default -> "";
        };
    }

    /** "M: HTN. F: CAD", "MA - breast cancer". */
    private static Phrases.Hit<String> letter(Line line, int i, int begin) {
        boolean sign = line.is(i + 1, ":") || line.is(i + 1, "-") || line.is(i + 1, "=");
        boolean start = line.begin(i) == begin
                || line.breaks(i)
                || line.is(i - 1, ",")
                || line.is(i - 1, ".")
                || line.is(i - 1, ":");
        boolean listed = (line.is(i - 1, "(") || line.is(i - 1, ",")) && (line.is(i + 1, ")") || line.is(i + 1, ","));
        boolean upper = line.capitals(i);
        if (listed && upper && (line.is(i, "m") || line.is(i, "f"))) {
            return new Phrases.Hit<>(line.is(i, "m") ? "mother" : "father", i + 1);
        }
        String name = switch (line.lower(i)) {
            case "m", "mo" -> sign && start ? "mother" : "";
            case "f", "fa" -> sign && start ? "father" : "";
            case "b" -> sign && start ? "brother" : "";
            case "s" -> sign && start ? "sister" : "";
            case "ma", "mas", "ma's" -> upper ? "maternal aunt" : "";
            case "pa", "pas", "pa's" -> upper ? "paternal aunt" : "";
            case "mu", "mus", "mu's" -> upper ? "maternal uncle" : "";
            case "pu", "pus", "pu's" -> upper ? "paternal uncle" : "";
            default -> "";
        };
        int plural = owned(line, i + 1) ? 3 : 1;
        return new Phrases.Hit<>(name, name.isEmpty() ? i : i + plural);
    }

    /** Gives the relatives before it the side after them: "aunt on her mother's side", "grandfather (paternal side)". */
    private static boolean side(Line line, List<Group> groups, String value, int begin, int end) {
        if (groups.isEmpty() || !value.endsWith("ternal relative")) {
            return false;
        }
        Group last = groups.get(groups.size() - 1);
        String between = line.text().substring(last.end(), begin).toLowerCase(Locale.ROOT);
        boolean sided =
                last.names().stream().allMatch(name -> SIDED.matcher(name).matches());
        if (last.names().isEmpty() || !sided || !ON.matcher(between).matches()) {
            return false;
        }
        String prefix = value.substring(0, value.indexOf(' ') + 1);
        List<String> names = last.names().stream().map(name -> prefix + name).toList();
        groups.set(groups.size() - 1, new Group(names, last.begin(), end));
        return true;
    }

    private static void add(Line line, List<Group> groups, String value, int begin, int end) {
        if (side(line, groups, value, begin, end)) {
            return;
        }
        List<String> names = value.equals("-") ? List.of() : List.of(value.split(","));
        if (!groups.isEmpty()) {
            Group last = groups.get(groups.size() - 1);
            String between = line.text().substring(last.end(), begin).toLowerCase(Locale.ROOT);
            if (BETWEEN.matcher(between).matches()
                    && names.isEmpty() == last.names().isEmpty()
                    && (names.isEmpty() || !last.names().containsAll(names))) {
                List<String> all = new ArrayList<>(last.names());
                names.stream().filter(name -> !all.contains(name)).forEach(all::add);
                groups.set(groups.size() - 1, new Group(all, last.begin(), end));
                return;
            }
        }
        groups.add(new Group(names, begin, end));
    }
}
