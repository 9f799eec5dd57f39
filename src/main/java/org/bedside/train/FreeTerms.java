package org.bedside.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.bedside.concepts.Document;
import org.bedside.tagging.Dictionary;
import org.bedside.tagging.Words;

/**
 * Keys of the names of diseases (Human Disease Ontology), of drugs (RxNorm), and of diseases and chemicals (MeSH), as four lists.
 */
final class FreeTerms {

    /** How many lists. */
    static final int LISTS = 4;

    private static final int DISEASE = 1;
    private static final int DRUG = 2;
    private static final int MESH_DISEASE = 4;
    private static final int MESH_CHEMICAL = 8;
    /** Ingredients, precise ingredients and brand names. */
    private static final Set<String> DRUGS = Set.of("IN", "PIN", "BN");
    /** A shorter name is as often something else. */
    private static final int SHORTEST = 3;

    private FreeTerms() {}

    /** Reads {@code doid} and {@code rxnorm} of a folder. */
    static Map<Integer, Integer> read(Path folder) throws IOException {
        Map<Integer, Integer> keys = new HashMap<>();
        for (String line : Files.readAllLines(folder.resolve("doid/HumanDO.tsv"))) {
            String[] cells = line.split("\t", -1);
            add(keys, cells[1].replace("\"", ""), DISEASE);
        }
        for (String line : Files.readAllLines(folder.resolve("doid/synonyms.tsv"))) {
            add(keys, line.split("\t", -1)[1], DISEASE);
        }
        for (String line : Files.readAllLines(folder.resolve("rxnorm/rxnorm_prescribable_2025-10.tsv"))) {
            String[] cells = line.split("\t", -1);
            if (DRUGS.contains(cells[1])) {
                add(keys, cells[2], DRUG);
            }
        }
        MeshNames.read(heading -> heading.names()
                .forEach(name ->
                        add(keys, name, heading.kind() == Document.Kind.CHEMICAL ? MESH_CHEMICAL : MESH_DISEASE)));
        return keys;
    }

    private static void add(Map<Integer, Integer> keys, String name, int list) {
        Words words = Words.of(name);
        if (name.length() >= SHORTEST && words.size() <= Dictionary.LONGEST) {
            keys.merge(words.key(0, words.size()), list, (a, b) -> a | b);
        }
    }
}
