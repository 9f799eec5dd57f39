package org.bedside.lines;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.bedside.text.Table;

/** The names of analytes and units, from the tables beside this class. Immutable and thread-safe. */
final class Analytes {

    /**
     * What a name may stand for.
     *
     * @param rows the first is meant where no unit decides
     * @param exact how it must be written; any way if empty
     */
    record Name(List<Analyte> rows, Set<String> exact) {}

    private static final Name NONE = new Name(List.of(), Set.of());
    /** Hemoglobin and hematocrit under one name. */
    private static final Set<String> BOTH = Set.of("h/h", "h&h", "h & h", "h and h");

    private static final class Shipped {
        private static final Analytes INSTANCE = new Analytes();
    }

    private final Phrases<Name> names = new Phrases<>(NONE);
    private final Phrases<String> units = Phrases.read("units.tsv", "", row -> row[1]);
    private final List<Analyte> both = new ArrayList<>();

    private Analytes() {
        Map<String, Name> all = new HashMap<>();
        Set<String> anyhow = new HashSet<>();
        Table.read(Analytes.class, "analytes.tsv", row -> {
            Analyte analyte = new Analyte(
                    row[0],
                    row[1],
                    List.of(row[3].split(",")),
                    row[4],
                    Double.parseDouble(row[5]),
                    Double.parseDouble(row[6]));
            if (row[0].equals("718-7") || row[0].equals("4544-3")) {
                both.add(analyte);
            }
            for (String name : row[2].split("\\|", -1)) {
                String written = name.startsWith("*") ? name.substring(1) : name;
                Name known = all.computeIfAbsent(
                        written.toLowerCase(Locale.ROOT), key -> new Name(new ArrayList<>(), new HashSet<>()));
                if (!known.rows().contains(analyte)) {
                    known.rows().add(analyte);
                }
                if (name.startsWith("*")) {
                    known.exact().add(written);
                } else {
                    anyhow.add(written.toLowerCase(Locale.ROOT));
                }
            }
        });
        all.forEach((key, name) -> names.add(
                key, new Name(List.copyOf(name.rows()), anyhow.contains(key) ? Set.of() : Set.copyOf(name.exact()))));
        for (String name : BOTH) {
            names.add(name, new Name(both, Set.of()));
        }
    }

    static Analytes shipped() {
        return Shipped.INSTANCE;
    }

    /** The longest name that begins with the i-th word, however it is written. */
    Phrases.Hit<Name> at(Line line, int i) {
        return names.at(line, i);
    }

    /** Whether a name that begins with the i-th word is one of an analyte. */
    boolean names(Line line, int i) {
        return !at(line, i).value().rows().isEmpty();
    }

    /** Whether a name stands for two analytes at once, their values with a slash between. */
    boolean both(Name name) {
        return name.rows() == both;
    }

    /** The unit that begins with the i-th word; empty if none does. */
    Phrases.Hit<String> unit(Line line, int i) {
        return units.at(line, i);
    }
}
