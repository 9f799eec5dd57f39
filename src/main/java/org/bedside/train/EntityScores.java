package org.bedside.train;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bedside.tagging.Span;

/** How a tagger does on a document: a name counts if its type and both its ends are right. */
record EntityScores(Map<String, Counts> byType) {

    /** Names found and right, found and wrong, missed. */
    record Counts(int right, int wrong, int missed) {

        static final Counts NONE = new Counts(0, 0, 0);

        Counts plus(Counts other) {
            return new Counts(right + other.right, wrong + other.wrong, missed + other.missed);
        }

        double precision() {
            return right == 0 ? 0 : (double) right / (right + wrong);
        }

        double recall() {
            return right == 0 ? 0 : (double) right / (right + missed);
        }

        double f1() {
            return right == 0 ? 0 : 2.0 * right / (2.0 * right + wrong + missed);
        }
    }

    EntityScores {
        byType = Map.copyOf(byType);
    }

    /** Compares what was found with a document's own names of the types that are looked at. */
    static EntityScores of(List<Span> found, List<CorpusDocument.Name> names, List<String> types) {
        Set<Span> gold = new HashSet<>();
        names.forEach(name -> gold.add(new Span(name.type(), name.begin(), name.end())));
        Set<Span> said = new HashSet<>(found);
        Map<String, Counts> counts = new TreeMap<>();
        for (String type : types) {
            int right = (int) said.stream()
                    .filter(span -> span.type().equals(type) && gold.contains(span))
                    .count();
            int all =
                    (int) said.stream().filter(span -> span.type().equals(type)).count();
            int there =
                    (int) gold.stream().filter(span -> span.type().equals(type)).count();
            counts.put(type, new Counts(right, all - right, there - right));
        }
        return new EntityScores(counts);
    }

    EntityScores plus(EntityScores other) {
        Map<String, Counts> sums = new TreeMap<>(byType);
        other.byType.forEach((type, counts) -> sums.merge(type, counts, Counts::plus));
        return new EntityScores(sums);
    }

    Counts of(String type) {
        return byType.getOrDefault(type, Counts.NONE);
    }

    Counts all() {
        return byType.values().stream().reduce(Counts.NONE, Counts::plus);
    }
}
