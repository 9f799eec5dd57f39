package org.bedside.concepts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Collects names and their concepts, and learns which roots mean the same. Not thread-safe. */
final class LexiconBuilder {

    /** Two roots mean the same if exchanging one for the other keeps the concept in so many pairs of names ... */
    private static final int LEAST_PAIRS = 3;
    /** ... and in this share of all pairs that it makes. */
    private static final double LEAST_SHARE = 0.7;

    private record Name(Document.Kind kind, List<String> words, String id, Source source) {}

    private static final class RootSet {
        final Document.Kind kind;
        final long[] roots;

        RootSet(Document.Kind kind, long[] roots) {
            this.kind = kind;
            this.roots = roots;
        }
    }

    private final List<Name> names = new ArrayList<>();

    /** Adds a name; a corpus adds it once for each document in which it stands for this concept. */
    void add(Document.Kind kind, String name, String id, Source source) {
        List<String> words = Words.of(name);
        if (!words.isEmpty()) {
            names.add(new Name(kind, words, id, source));
        }
    }

    private static final class Entry {
        final short[] seen = new short[Source.CORPORA];
        byte sources;
    }

    Lexicon build() {
        Synonyms synonyms = synonyms();
        TreeSet<String> ids = new TreeSet<>();
        names.forEach(name -> ids.add(name.id()));
        String[] idOf = ids.toArray(new String[0]);
        Map<String, Integer> indexOf = new HashMap<>();
        for (int i = 0; i < idOf.length; i++) {
            indexOf.put(idOf[i], i);
        }
        TreeMap<Long, TreeMap<Integer, Entry>> byKey = new TreeMap<>();
        TreeMap<Long, RootSet> sets = new TreeMap<>();
        Set<Long> allRoots = new TreeSet<>();
        for (Name name : names) {
            Keys keys = Keys.of(name.kind(), name.words(), synonyms);
            for (long key : keys.hashes) {
                if (key != 0) {
                    Entry entry = byKey.computeIfAbsent(key, none -> new TreeMap<>())
                            .computeIfAbsent(indexOf.get(name.id()), none -> new Entry());
                    if (name.source().corpus()) {
                        entry.seen[name.source().index]++;
                    } else {
                        entry.sources |= (byte) (1 << name.source().index);
                    }
                }
            }
            long set = keys.hashes[Keys.Level.SYNONYMS.index];
            if (set != 0) {
                sets.put(set, new RootSet(name.kind(), keys.roots));
                for (long root : keys.roots) {
                    allRoots.add(root);
                }
            }
        }
        return pack(
                idOf,
                synonyms,
                byKey,
                sets,
                allRoots.stream().mapToLong(Long::longValue).toArray());
    }

    private static Lexicon pack(
            String[] ids,
            Synonyms synonyms,
            Map<Long, ? extends Map<Integer, Entry>> byKey,
            Map<Long, RootSet> sets,
            long[] roots) {
        int entries = byKey.values().stream().mapToInt(Map::size).sum();
        long[] keys = new long[byKey.size()];
        int[] first = new int[keys.length + 1];
        int[] id = new int[entries];
        short[][] seen = new short[Source.CORPORA][entries];
        byte[] sources = new byte[entries];
        int key = 0;
        int at = 0;
        for (Map.Entry<Long, ? extends Map<Integer, Entry>> under : byKey.entrySet()) {
            keys[key++] = under.getKey();
            for (Map.Entry<Integer, Entry> one : under.getValue().entrySet()) {
                id[at] = one.getKey();
                for (int corpus = 0; corpus < seen.length; corpus++) {
                    seen[corpus][at] = one.getValue().seen[corpus];
                }
                sources[at++] = one.getValue().sources;
            }
            first[key] = at;
        }
        int[] setFirst = new int[sets.size() + 1];
        int[] setRoots =
                new int[sets.values().stream().mapToInt(set -> set.roots.length).sum()];
        long[] setKey = new long[sets.size()];
        byte[] setKind = new byte[sets.size()];
        int set = 0;
        int next = 0;
        for (Map.Entry<Long, RootSet> one : sets.entrySet()) {
            setKind[set] = (byte) one.getValue().kind.index;
            setKey[set++] = one.getKey();
            for (long root : one.getValue().roots) {
                setRoots[next++] = Arrays.binarySearch(roots, root);
            }
            setFirst[set] = next;
        }
        return new Lexicon(ids, synonyms, keys, first, id, seen, sources, roots, setFirst, setRoots, setKey, setKind);
    }

    /** Which roots can be exchanged in the names of a concept without leaving it. */
    private Synonyms synonyms() {
        Map<Long, Set<String>> idsOf = new HashMap<>();
        Map<Long, long[]> rootsOf = new TreeMap<>();
        for (Name name : names) {
            Keys keys = Keys.of(name.kind(), name.words(), Synonyms.NONE);
            long key = keys.hashes[Keys.Level.ROOTS.index];
            if (key != 0) {
                idsOf.computeIfAbsent(key, none -> new HashSet<>()).add(name.kind() + name.id());
                rootsOf.put(key, keys.roots);
            }
        }
        // All sets that are the same but for one root, by the hash of what they share.
        Map<Long, List<long[]>> frames = new HashMap<>();
        rootsOf.forEach((key, roots) -> {
            long sum = 0;
            for (long root : roots) {
                sum += Hashes.mix(root + 1);
            }
            for (long root : roots) {
                if (roots.length > 1) {
                    long rest = sum - Hashes.mix(root + 1);
                    frames.computeIfAbsent(rest, none -> new ArrayList<>()).add(new long[] {root, key});
                }
            }
        });
        Map<Long, Map<Long, int[]>> pairs = new TreeMap<>();
        for (List<long[]> frame : frames.values()) {
            if (frame.size() > 60) {
                continue; // a word like "disease" with anything: says nothing, and costs its square
            }
            for (long[] one : frame) {
                for (long[] other : frame) {
                    if (one[0] < other[0]) {
                        Set<String> ids = idsOf.getOrDefault(other[1], Set.of());
                        boolean same =
                                idsOf.getOrDefault(one[1], Set.of()).stream().anyMatch(ids::contains);
                        int[] counts = pairs.computeIfAbsent(one[0], none -> new TreeMap<>())
                                .computeIfAbsent(other[0], none -> new int[2]);
                        counts[same ? 0 : 1]++;
                    }
                }
            }
        }
        Map<Long, Long> stands = new HashMap<>();
        pairs.forEach((one, others) -> others.forEach((other, counts) -> {
            if (counts[0] >= LEAST_PAIRS && counts[0] >= LEAST_SHARE * (counts[0] + counts[1])) {
                long least = Math.min(top(stands, one), top(stands, other));
                stands.put(top(stands, one), least);
                stands.put(top(stands, other), least);
            }
        }));
        stands.replaceAll((root, none) -> top(stands, root));
        return Synonyms.of(stands);
    }

    private static long top(Map<Long, Long> stands, long root) {
        long at = root;
        for (Long next = stands.get(at); next != null && next != at; next = stands.get(at)) {
            at = next;
        }
        return at;
    }
}
