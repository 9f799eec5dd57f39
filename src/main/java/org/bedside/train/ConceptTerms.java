package org.bedside.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bedside.concepts.Document.Kind;
import org.bedside.concepts.LinkerBuilder;
import org.bedside.concepts.Source;
import org.bedside.text.Table;

/**
 * What terminologies tell the linker: names of the Human Disease Ontology with MeSH or OMIM, brands and salts of RxNorm, and
 * the tables of chemicals beside this class.
 */
final class ConceptTerms {

    private ConceptTerms() {}

    /** Adds all names of a folder that holds {@code doid} and {@code rxnorm}. */
    static void add(Path terms, LinkerBuilder linker) throws IOException {
        diseases(terms.resolve("doid"), linker);
        drugs(terms.resolve("rxnorm/rxnorm_prescribable_2025-10.tsv"), linker);
        Table.read(
                ConceptTerms.class,
                "mesh-chemicals.tsv",
                row -> linker.term(Kind.CHEMICAL, row[0], row[1], Source.LABEL));
        MeshNames.read(heading -> {
            heading.labels().forEach(name -> linker.term(heading.kind(), name, heading.id(), Source.LABEL));
            heading.terms().forEach(name -> linker.term(heading.kind(), name, heading.id(), Source.EXACT));
        });
        Table.read(ConceptTerms.class, "chemical-names.tsv", row -> linker.synonyms(Kind.CHEMICAL, List.of(row)));
    }

    /** MeSH where the ontology gives it, else OMIM; of several the first in order of the code. */
    private static void diseases(Path doid, LinkerBuilder linker) throws IOException {
        Map<String, String> ids = new HashMap<>();
        for (String[] row : rows(doid.resolve("allXREFinDO.tsv"))) {
            if (row[2].startsWith("MESH:")) {
                ids.merge(row[0], row[2].substring("MESH:".length()), ConceptTerms::better);
            } else if (row[2].startsWith("MIM:")) {
                ids.merge(row[0], "OMIM:" + row[2].substring("MIM:".length()), ConceptTerms::better);
            }
        }
        for (String[] row : rows(doid.resolve("HumanDO.tsv"))) {
            if (ids.containsKey(row[0]) && !row[1].startsWith("obsolete")) {
                linker.term(Kind.DISEASE, row[1], ids.get(row[0]), Source.LABEL);
            }
        }
        for (String[] row : rows(doid.resolve("synonyms.tsv"))) {
            if (ids.containsKey(row[0])) {
                Source source = row[2].equals("EXACT") ? Source.EXACT : Source.RELATED;
                linker.term(Kind.DISEASE, row[1], ids.get(row[0]), source);
            }
        }
    }

    private static String better(String one, String other) {
        boolean mesh = !one.startsWith("OMIM:");
        if (mesh == other.startsWith("OMIM:")) {
            return mesh ? one : other;
        }
        return one.compareTo(other) <= 0 ? one : other;
    }

    /** Brands and salts of one ingredient mean what its name means. */
    private static void drugs(Path file, LinkerBuilder linker) throws IOException {
        Map<String, String> ingredients = new HashMap<>();
        Map<String, Set<String>> names = new TreeMap<>();
        for (String[] row : rows(file)) {
            switch (row[1]) {
                case "IN" -> ingredients.put(row[0], row[2]);
                case "BN", "PIN" ->
                    names.computeIfAbsent(row[2], none -> new TreeSet<>()).add(row[3]);
                default -> {}
            }
        }
        names.forEach((name, of) -> {
            String only = of.size() == 1 ? ingredients.get(of.iterator().next()) : null;
            if (only != null) {
                linker.synonyms(Kind.CHEMICAL, List.of(name, only));
            }
        });
    }

    private static List<String[]> rows(Path file) throws IOException {
        List<String[]> rows = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            rows.add(line.replace("\"", "").split("\t", -1));
        }
        return rows;
    }
}
