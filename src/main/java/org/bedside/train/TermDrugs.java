package org.bedside.train;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bedside.text.Terms;

/**
 * Names of drugs with their RxNorm ingredients: ingredients, their salts, and brands. What a brand holds is read from the
 * names of its drugs, which spell out their ingredients.
 */
final class TermDrugs {

    /** Nobody writes these in a list of medications, and many of their words mean other things. */
    private static final Pattern NO_DRUG = Pattern.compile(
            ".*\\b(extract|pollen|vaccine|antigen|virus|serotype|allergenic|homeopathic|venom|oil|wax|topical)\\b.*");
    /** {@code 24 HR metoprolol succinate 50 MG / ... Oral Tablet [Toprol]}: the brand at the end. */
    private static final Pattern BRANDED = Pattern.compile("(.*) \\[(.*)]");
    /** What stands before the ingredient's name in such a name: volumes, hours, doses. */
    private static final Pattern MEASURE = Pattern.compile("^(?:[0-9.]+ (?:HR|ML|ACTUAT|MG|MCG|L|UNT) )+");
    /** A brand of more ingredients is a vitamin mixture or a cosmetic. */
    private static final int INGREDIENTS = 3;

    private static final int NAME_TOKENS = 6;

    private TermDrugs() {}

    /** By name: the ingredients' codes (empty where not known) and names, each joined by commas, in the same order. */
    static SortedMap<String, String> read(Path folder) throws IOException {
        List<String[]> rows = Files.readAllLines(folder.resolve("rxnorm_prescribable_2025-10.tsv")).stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .toList();
        Map<String, String> ingredients = own();
        for (String[] row : rows) {
            if (row[1].equals("IN")) {
                ingredients.put(row[2].toLowerCase(Locale.ROOT), row[0]);
            }
        }
        SortedMap<String, String> table = new TreeMap<>();
        Set<String> refused = refused();
        for (String[] row : rows) {
            if (row[1].equals("IN") || row[1].equals("PIN")) {
                add(table, refused, row[2], ingredients(List.of(row[2]), ingredients), ingredients);
            }
        }
        brands(rows, ingredients).forEach((brand, names) -> add(table, refused, brand, names, ingredients));
        return table;
    }

    private static Map<String, Set<String>> brands(List<String[]> rows, Map<String, String> ingredients) {
        Map<String, Map<Set<String>, Long>> seen = new TreeMap<>();
        for (String[] row : rows) {
            Matcher branded = BRANDED.matcher(row[2]);
            if (row[1].equals("SBD") && branded.matches()) {
                Set<String> names = ingredients(List.of(branded.group(1).split(" / ")), ingredients);
                seen.computeIfAbsent(branded.group(2), brand -> new HashMap<>()).merge(names, 1L, Long::sum);
            }
        }
        Comparator<Map.Entry<Set<String>, Long>> usual = Map.Entry.comparingByValue();
        Map<String, Set<String>> brands = new TreeMap<>();
        seen.forEach((brand, sets) -> brands.put(
                brand,
                sets.entrySet().stream()
                        .max(usual.thenComparing(entry -> String.join(",", entry.getKey())))
                        .map(Map.Entry::getKey)
                        .orElse(Set.of())));
        return brands;
    }

    /** The ingredient that each part begins with, the longest that fits; empty if a part has none. */
    private static Set<String> ingredients(List<String> parts, Map<String, String> ingredients) {
        Set<String> names = new TreeSet<>();
        for (String part : parts) {
            String name = MEASURE.matcher(part).replaceFirst("").toLowerCase(Locale.ROOT);
            while (!name.isEmpty() && !ingredients.containsKey(name)) {
                name = name.substring(0, Math.max(0, name.lastIndexOf(' ')));
            }
            if (name.isEmpty()) {
                return Set.of();
            }
            names.add(name);
        }
        return names;
    }

    private static void add(
            Map<String, String> table,
            Set<String> refused,
            String name,
            Set<String> names,
            Map<String, String> ingredients) {
        String key = Terms.key(name);
        int tokens = key.split(" ").length;
        boolean usable = name.length() >= 4
                && tokens <= NAME_TOKENS
                && !refused.contains(key)
                && !names.isEmpty()
                && names.size() <= INGREDIENTS
                && !NO_DRUG.matcher(name.toLowerCase(Locale.ROOT)).matches()
                && names.stream().noneMatch(part -> NO_DRUG.matcher(part).matches());
        if (usable) {
            table.put(
                    key,
                    join(names, ingredient -> ingredients.getOrDefault(ingredient, "")) + "\t"
                            + join(names, Function.identity()));
        }
    }

    private static String join(Set<String> names, Function<String, String> part) {
        return names.stream().map(part).collect(Collectors.joining(","));
    }

    /** The ingredients of our own table: RxCUI by name. */
    private static Map<String, String> own() throws IOException {
        Map<String, String> own = new HashMap<>();
        for (String line : lines("/org/bedside/notes/drug-names.tsv")) {
            String[] cells = line.split("\t", -1);
            if (cells[0].equals(cells[1])) {
                own.put(cells[0], cells[2]);
            }
        }
        return own;
    }

    private static Set<String> refused() throws IOException {
        return lines("/org/bedside/notes/not-drugs.tsv").stream()
                .map(Terms::key)
                .collect(Collectors.toSet());
    }

    private static List<String> lines(String resource) throws IOException {
        try (InputStream in = TermDrugs.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("not on the class path: " + resource);
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }
}
