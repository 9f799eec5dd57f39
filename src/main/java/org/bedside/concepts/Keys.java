package org.bedside.concepts;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** What a name is looked up under, from its exact words to its roots without qualifiers. */
final class Keys {

    /** How far a key is from the words of the name, the nearest first. */
    enum Level {
        /** All words in order. */
        WORDS(0),
        /** Stems in order without spaces, stop words left out. */
        STEMS(1),
        /** The set of roots. */
        ROOTS(2),
        /** The set of roots, those of the same meaning as one. */
        SYNONYMS(3),
        /** The same without qualifiers and without words like disease. */
        CORE(4);

        final int index;

        Level(int index) {
            this.index = index;
        }
    }

    /** One for each {@link Level}; 0 where there is nothing to look up. */
    final long[] hashes;
    /** Hashes of the distinct roots that {@link Level#SYNONYMS} stands for, sorted. */
    final long[] roots;
    /** How many of the roots {@link Level#CORE} leaves out. */
    final int dropped;

    private Keys(long[] hashes, long[] roots, int dropped) {
        this.hashes = hashes;
        this.roots = roots;
        this.dropped = dropped;
    }

    private static final Set<String> QUALIFIERS = roots(
            "acute",
            "chronic",
            "severe",
            "mild",
            "moderate",
            "recurrent",
            "persistent",
            "transient",
            "progressive",
            "primary",
            "secondary",
            "idiopathic",
            "early",
            "late",
            "onset",
            "advanced",
            "active",
            "symptomatic",
            "asymptomatic",
            "fatal",
            "massive",
            "marked",
            "significant",
            "generalized",
            "diffuse",
            "focal",
            "isolated",
            "sporadic",
            "familial",
            "hereditary",
            "inherited",
            "congenital",
            "new",
            "sudden",
            "subacute",
            "subclinical",
            "clinical",
            "classical",
            "typical",
            "atypical",
            "bilateral",
            "unilateral",
            "intermittent",
            "reversible",
            "irreversible",
            "spontaneous",
            "induced",
            "related",
            "associated",
            "drug",
            "refractory",
            "complete",
            "partial",
            "total",
            "overt",
            "profound",
            "human",
            "adult",
            "childhood",
            "juvenile",
            "infantile",
            "neonatal",
            "type",
            "form",
            "common",
            "benign");
    private static final Set<String> GENERAL = roots(
            "disease",
            "disorder",
            "syndrome",
            "condition",
            "symptom",
            "sign",
            "episode",
            "attack",
            "state",
            "phenotype",
            "abnormality",
            "defect",
            "problem",
            "event",
            "patient",
            "complication",
            "reaction",
            "effect");

    private static Set<String> roots(String... words) {
        return Set.copyOf(Arrays.stream(words).map(Words::root).distinct().toList());
    }

    /** The keys of some words, as {@link Words#of} gives them. */
    static Keys of(Document.Kind kind, List<String> words, Synonyms synonyms) {
        int n = words.size();
        StringBuilder exact = new StringBuilder();
        StringBuilder stems = new StringBuilder();
        long[] plain = new long[n];
        long[] same = new long[n];
        boolean[] core = new boolean[n];
        int size = 0;
        for (String word : words) {
            exact.append(word).append(' ');
            if (!Words.stop(word)) {
                stems.append(Words.stem(word));
                String root = Words.root(word);
                plain[size] = Hashes.of(root);
                same[size] = synonyms.of(plain[size]);
                core[size++] = !QUALIFIERS.contains(root) && !GENERAL.contains(root);
            }
        }
        long[] roots = distinct(same, size, null);
        long[] kept = distinct(same, size, core);
        long[] hashes = {
            seeded(kind, Level.WORDS, Hashes.of(exact)),
            size == 0 ? 0 : seeded(kind, Level.STEMS, Hashes.of(stems)),
            seeded(kind, Level.ROOTS, distinct(plain, size, null)),
            seeded(kind, Level.SYNONYMS, roots),
            seeded(kind, Level.CORE, kept)
        };
        return new Keys(hashes, roots, roots.length - kept.length);
    }

    /** The key of a set of roots; 0 for the empty one. */
    static long seeded(Document.Kind kind, Level level, long[] roots) {
        long sum = 0;
        for (long root : roots) {
            sum += Hashes.mix(root + 1);
        }
        return roots.length == 0 ? 0 : seeded(kind, level, sum);
    }

    private static long seeded(Document.Kind kind, Level level, long hash) {
        return Hashes.mix(hash + 1 + 31L * level.index + 1009L * kind.index);
    }

    private static long[] distinct(long[] values, int size, boolean @org.jspecify.annotations.Nullable [] keep) {
        long[] kept = new long[size];
        int count = 0;
        for (int i = 0; i < size; i++) {
            if (keep == null || keep[i]) {
                kept[count++] = values[i];
            }
        }
        Arrays.sort(kept, 0, count);
        int distinct = 0;
        for (int i = 0; i < count; i++) {
            if (i == 0 || kept[i] != kept[i - 1]) {
                kept[distinct++] = kept[i];
            }
        }
        return Arrays.copyOf(kept, distinct);
    }
}
