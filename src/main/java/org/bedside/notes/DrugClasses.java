package org.bedside.notes;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.bedside.evidence.Coding;
import org.bedside.text.Table;
import org.bedside.text.Terms;

/** The ingredients of classes of drugs as allergies name them, from {@code drug-classes.tsv}. Immutable. */
final class DrugClasses {

    /** Other names of the classes. */
    private static final Map<String, String> ALSO = Map.of(
            "pcn", "penicillin",
            "sulfa", "sulfonamide",
            "sulfa drug", "sulfonamide",
            "sulfonamide antibiotic", "sulfonamide",
            "quinolone", "fluoroquinolone",
            "nonsteroidal anti - inflammatory drug", "nsaid",
            "hmg - coa reductase inhibitor", "statin");

    private static final class Shipped {
        private static final DrugClasses INSTANCE = new DrugClasses();
    }

    private final Map<String, Set<String>> ingredients = new HashMap<>();

    private DrugClasses() {
        Table.read(DrugClasses.class, "drug-classes.tsv", row -> {
            Set<String> codes = ingredients.computeIfAbsent(row[0], name -> new HashSet<>());
            Lexicon.shipped()
                    .of(row[1])
                    .orElseThrow(() -> new IllegalStateException("drug-classes.tsv names an unknown drug: " + row[1]))
                    .codes()
                    .stream()
                    .map(Coding::code)
                    .forEach(codes::add);
        });
    }

    /** RxCUIs of the ingredients of a class of this name, singular or plural; none if it is no class. */
    static Set<String> ingredients(String name) {
        String key = Terms.key(name);
        String singular = key.endsWith("s") ? key.substring(0, key.length() - 1) : key;
        Map<String, Set<String>> known = Shipped.INSTANCE.ingredients;
        return known.getOrDefault(ALSO.getOrDefault(singular, singular), Set.of());
    }
}
