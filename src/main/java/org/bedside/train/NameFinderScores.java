package org.bedside.train;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import opennlp.tools.namefind.NameFinderME;
import opennlp.tools.namefind.NameSample;
import opennlp.tools.namefind.TokenNameFinderModel;
import opennlp.tools.util.Span;
import org.bedside.notes.Finding.Kind;

/** How a tagger does on samples: a name counts if its span and its kind are right. */
record NameFinderScores(Map<Kind, Counts> byKind) {

    /** Names found and right, found and wrong, missed. */
    record Counts(int right, int wrong, int missed) {

        Counts plus(Counts other) {
            return new Counts(right + other.right, wrong + other.wrong, missed + other.missed);
        }

        double precision() {
            return right + wrong == 0 ? 0 : (double) right / (right + wrong);
        }

        double recall() {
            return right + missed == 0 ? 0 : (double) right / (right + missed);
        }

        double f1() {
            return right == 0 ? 0 : 2.0 * right / (2.0 * right + wrong + missed);
        }
    }

    NameFinderScores {
        byKind = Map.copyOf(byKind);
    }

    /** Scores a model on samples, counting only the kinds that the corpus annotates. */
    static NameFinderScores of(TokenNameFinderModel model, List<NameSample> samples, Set<Kind> kinds) {
        NameFinderME finder = new NameFinderME(model);
        Map<Kind, Counts> counts = new EnumMap<>(Kind.class);
        for (NameSample sample : samples) {
            Set<Span> said = new HashSet<>();
            for (Span span : finder.find(sample.getSentence())) {
                said.add(new Span(span.getStart(), span.getEnd(), span.getType()));
            }
            Set<Span> gold = new HashSet<>(Arrays.asList(sample.getNames()));
            for (Kind kind : kinds) {
                int right = count(said, gold, kind, true);
                Counts here = new Counts(right, count(said, gold, kind, false), count(gold, said, kind, false));
                counts.merge(kind, here, Counts::plus);
            }
        }
        return new NameFinderScores(counts);
    }

    private static int count(Set<Span> spans, Set<Span> others, Kind kind, boolean shared) {
        return (int) spans.stream()
                .filter(span -> span.getType().equals(kind.name()) && others.contains(span) == shared)
                .count();
    }

    Counts all() {
        return byKind.values().stream().reduce(new Counts(0, 0, 0), Counts::plus);
    }
}
