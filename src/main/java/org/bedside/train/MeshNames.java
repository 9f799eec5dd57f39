package org.bedside.train;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.bedside.concepts.Document.Kind;
import org.bedside.text.Table;

/** The table of MeSH headings beside this class. */
final class MeshNames {

    /**
     * A heading.
     *
     * @param labels its name, in both orders if it is inverted
     * @param terms its entry terms, likewise
     */
    record Heading(String id, Kind kind, List<String> labels, List<String> terms) {
        Heading {
            labels = List.copyOf(labels);
            terms = List.copyOf(terms);
        }

        List<String> names() {
            List<String> names = new ArrayList<>(labels);
            names.addAll(terms);
            return names;
        }
    }

    private MeshNames() {}

    static void read(Consumer<Heading> heading) {
        Table.read(MeshNames.class, "mesh-names.tsv", row -> {
            List<String> terms = new ArrayList<>();
            if (!row[3].isEmpty()) {
                for (String term : row[3].split("\\|", -1)) {
                    terms.addAll(orders(term));
                }
            }
            heading.accept(
                    new Heading(row[0], row[1].equals("C") ? Kind.CHEMICAL : Kind.DISEASE, orders(row[2]), terms));
        });
    }

    /** The name, and with what stands before its comma at the end: "Analgesics, Opioid". */
    private static List<String> orders(String name) {
        String[] parts = name.split(", ", -1);
        return parts.length == 2 ? List.of(name, parts[1] + " " + parts[0]) : List.of(name);
    }
}
