package org.bedside.concepts;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Roots of the same meaning, by their hashes: each belongs to one that stands for all. Immutable. */
final class Synonyms {

    static final Synonyms NONE = new Synonyms(new long[0], new long[0]);

    final long[] roots;
    final long[] stand;

    /** @param roots sorted */
    Synonyms(long[] roots, long[] stand) {
        this.roots = roots;
        this.stand = stand;
    }

    static Synonyms of(Map<Long, Long> standsFor) {
        Map<Long, Long> sorted = new TreeMap<>(standsFor);
        return new Synonyms(
                sorted.keySet().stream().mapToLong(Long::longValue).toArray(),
                sorted.values().stream().mapToLong(Long::longValue).toArray());
    }

    long of(long root) {
        int at = roots.length == 0 ? -1 : Arrays.binarySearch(roots, root);
        return at < 0 ? root : stand[at];
    }
}
