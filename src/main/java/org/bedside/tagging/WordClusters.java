package org.bedside.tagging;

import java.util.HashMap;
import java.util.Map;
import org.bedside.text.Table;

/** Words of biomedical text, grouped by what they stand next to: 100 coarse and 400 fine clusters. Immutable. */
final class WordClusters {

    private static final class Shipped {
        private static final WordClusters INSTANCE = new WordClusters();
    }

    /** Per word its coarse cluster times 1000 and its fine one. */
    private final Map<String, Integer> byWord = new HashMap<>(1 << 16);

    private WordClusters() {
        Table.read(
                WordClusters.class,
                "word-clusters.tsv.gz",
                row -> byWord.put(row[0], 1000 * (Integer.parseInt(row[1]) + 1) + Integer.parseInt(row[2])));
    }

    static WordClusters shipped() {
        return Shipped.INSTANCE;
    }

    /** Coarse cluster, from 1, times 1000, and fine cluster; 0 if the word is not known. */
    int of(String lowerCaseWord) {
        return byWord.getOrDefault(lowerCaseWord, 0);
    }
}
