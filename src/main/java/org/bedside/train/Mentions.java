package org.bedside.train;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bedside.tagging.Dictionary;
import org.bedside.tagging.Words;

/**
 * Dictionaries out of what documents name, with lists of names from elsewhere before them. A document that is learnt from must
 * not know its own names by the dictionary: it is given one without its fold.
 */
final class Mentions {

    /** A name in its list was annotated at least so often where its words stood. */
    private static final double OFTEN = 0.75;

    private static final double SOMETIMES = 0.25;

    private final int folds;
    private final int others;
    private final int lists;
    private final List<String> types;
    private final Map<Integer, Integer> fixed;
    /** Per key and fold how often it is named, by type, and last how often it stands in the texts. */
    private final Map<Integer, int[][]> counts = new HashMap<>();

    /**
     * @param fixed names from elsewhere by key with the bits of their lists
     * @param others how many lists they are
     */
    Mentions(List<CorpusDocument> documents, List<String> types, int folds, Map<Integer, Integer> fixed, int others) {
        this.folds = folds;
        this.types = types;
        this.fixed = fixed;
        this.others = others;
        this.lists = types.size() > 3 ? 1 : 2;
        List<Words> words = new ArrayList<>();
        for (CorpusDocument document : documents) {
            words.add(Words.of(document.text()));
        }
        for (int at = 0; at < words.size(); at++) {
            name(words.get(at), documents.get(at), at % folds);
        }
        for (int at = 0; at < words.size(); at++) {
            stand(words.get(at), at % folds);
        }
    }

    private void name(Words words, CorpusDocument document, int fold) {
        int at = 0;
        for (CorpusDocument.Name name : document.flat()) {
            int type = types.indexOf(name.type());
            at = words.reaching(name.begin(), at);
            int to = words.beyond(name.end(), at);
            if (type >= 0 && to > at && to - at <= Dictionary.LONGEST) {
                counts.computeIfAbsent(words.key(at, to), key -> new int[folds][types.size() + 1])[fold][type]++;
            }
        }
    }

    private void stand(Words words, int fold) {
        for (int i = 0; i < words.size(); i++) {
            for (int to = i + 1; to <= Math.min(words.size(), i + Dictionary.LONGEST); to++) {
                int[][] known = counts.get(words.key(i, to));
                if (known != null) {
                    known[fold][types.size()]++;
                }
            }
        }
    }

    /** For documents that were not learnt from. */
    Dictionary all() {
        return without(-1);
    }

    /** For the documents of a fold: those whose number leaves it when divided by the number of folds. */
    Dictionary without(int fold) {
        Map<Integer, Integer> names = new HashMap<>(fixed);
        counts.forEach((key, byFold) -> {
            int[] sum = new int[types.size() + 1];
            for (int other = 0; other < folds; other++) {
                for (int i = 0; i < sum.length && other != fold; i++) {
                    sum[i] += byFold[other][i];
                }
            }
            int bits = 0;
            for (int type = 0; type < types.size(); type++) {
                double share = sum[type] == 0 ? 0 : (double) sum[type] / sum[types.size()];
                if (share >= OFTEN || (lists == 1 && 2 * share >= 1)) {
                    bits |= 1 << (others + lists * type);
                } else if (lists > 1 && share >= SOMETIMES) {
                    bits |= 1 << (others + lists * type + 1);
                }
            }
            if (bits != 0) {
                names.merge(key, bits, (a, b) -> a | b);
            }
        });
        return new Dictionary(others + lists * types.size(), names);
    }
}
