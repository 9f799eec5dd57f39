package org.bedside.notes;

import java.util.HashMap;
import java.util.Map;
import org.bedside.text.Table;

/** Words of biomedical text, grouped by what they stand next to: 100 coarse and 400 fine clusters. Immutable. */
final class WordClusters {

    private static final class Shipped {
        private static final WordClusters INSTANCE = new WordClusters();
    }

    /** Per word the features of its coarse and fine cluster, shared between words. */
    private final Map<String, Pair> byWord = new HashMap<>();

    record Pair(String coarse, String fine) {}

    static final Pair UNKNOWN = new Pair("c=", "f=");

    private WordClusters() {
        Map<String, Pair> pairs = new HashMap<>();
        Table.read(
                WordClusters.class,
                "word-clusters.tsv.gz",
                row -> byWord.put(
                        row[0],
                        pairs.computeIfAbsent(row[1] + " " + row[2], key -> new Pair("c=" + row[1], "f=" + row[2]))));
    }

    static WordClusters shipped() {
        return Shipped.INSTANCE;
    }

    Pair of(String lowerCaseWord) {
        return byWord.getOrDefault(lowerCaseWord, UNKNOWN);
    }
}
