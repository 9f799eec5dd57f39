package org.bedside.concepts;

import java.util.Arrays;

/**
 * Which concepts the names under a key stand for, how often, and where that is known from. Names are held as hashes.
 * Immutable and thread-safe.
 */
final class Lexicon {

    /** Concept ids by index, several joined by | where a name means several. */
    final String[] ids;

    final Synonyms synonyms;
    /** Sorted; the entries of the i-th key are those from {@code first[i]} to {@code first[i + 1]}. */
    final long[] keys;

    final int[] first;
    /** Per entry: the id, in how many documents of each corpus it was seen, and the terminologies as {@link Source} bits. */
    final int[] id;

    final short[][] seen;
    final byte[] sources;
    /** Hashes of all roots, sorted; the sets of roots of names, as indices into them, one after another. */
    final long[] roots;

    final int[] setFirst;
    final int[] setRoots;
    /** The key of each set at {@link Keys.Level#SYNONYMS}, and the kind of its names. */
    final long[] setKey;

    final byte[] setKind;

    /** By root: the sets that hold it. */
    private final int[] postingFirst;

    private final int[] postings;

    Lexicon(
            String[] ids,
            Synonyms synonyms,
            long[] keys,
            int[] first,
            int[] id,
            short[][] seen,
            byte[] sources,
            long[] roots,
            int[] setFirst,
            int[] setRoots,
            long[] setKey,
            byte[] setKind) {
        this.ids = ids;
        this.synonyms = synonyms;
        this.keys = keys;
        this.first = first;
        this.id = id;
        this.seen = seen;
        this.sources = sources;
        this.roots = roots;
        this.setFirst = setFirst;
        this.setRoots = setRoots;
        this.setKey = setKey;
        this.setKind = setKind;
        postingFirst = new int[roots.length + 1];
        for (int root : setRoots) {
            postingFirst[root + 1]++;
        }
        for (int i = 0; i < roots.length; i++) {
            postingFirst[i + 1] += postingFirst[i];
        }
        postings = new int[setRoots.length];
        int[] next = Arrays.copyOf(postingFirst, roots.length);
        for (int set = 0; set < setKey.length; set++) {
            for (int i = setFirst[set]; i < setFirst[set + 1]; i++) {
                postings[next[setRoots[i]]++] = set;
            }
        }
    }

    /** Index of a key; negative if no name has it. */
    int find(long key) {
        return key == 0 ? -1 : Arrays.binarySearch(keys, key);
    }

    int root(long hash) {
        return Arrays.binarySearch(roots, hash);
    }

    int sets() {
        return setKey.length;
    }

    int frequency(int root) {
        return postingFirst[root + 1] - postingFirst[root];
    }

    int posting(int root, int at) {
        return postings[postingFirst[root] + at];
    }

    /** How much a root tells, in nats: -ln of the share of sets that hold it; of an unknown one (negative), the most. */
    double weight(int root) {
        int frequency = root < 0 ? 0 : frequency(root);
        return Math.log((sets() + 1.0) / (frequency + 1.0));
    }
}
