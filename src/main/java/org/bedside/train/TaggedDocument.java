package org.bedside.train;

import java.util.Arrays;
import org.bedside.tagging.Dictionary;
import org.bedside.tagging.Earlier;
import org.bedside.tagging.Features;
import org.bedside.tagging.Ints;
import org.bedside.tagging.Labels;
import org.bedside.tagging.Words;

/** A document with the features of its tokens, computed once for all trainings. */
final class TaggedDocument {

    private final CorpusDocument document;
    private final Words words;
    private final Features seen;
    private final int[][] features;

    private TaggedDocument(CorpusDocument document, Words words, Features seen, int[][] features) {
        this.document = document;
        this.words = words;
        this.seen = seen;
        this.features = features;
    }

    Words words() {
        return words;
    }

    /** Per token the keys of its features. */
    int[][] features() {
        return features;
    }

    static TaggedDocument of(CorpusDocument document, Dictionary dictionary, int reach) {
        Words words = Words.of(document.text());
        Features seen = new Features(words, dictionary, reach);
        int[][] features = new int[words.size()][];
        Ints keys = new Ints();
        for (int i = 0; i < features.length; i++) {
            keys.clear();
            seen.of(i, keys);
            features[i] = array(keys);
        }
        return new TaggedDocument(document, words, seen, features);
    }

    /** No features beyond the document's own. */
    int[][] none() {
        int[][] none = new int[words.size()][];
        Arrays.fill(none, new int[0]);
        return none;
    }

    /** What the next layer sees of the labels of a layer. */
    int[][] seeing(int layer, byte[] labels) {
        Earlier earlier = new Earlier(seen, layer, labels);
        int[][] more = new int[words.size()][];
        Ints keys = new Ints();
        for (int i = 0; i < more.length; i++) {
            keys.clear();
            earlier.of(i, keys);
            more[i] = array(keys);
        }
        return more;
    }

    private static int[] array(Ints keys) {
        int[] array = new int[keys.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = keys.get(i);
        }
        return array;
    }

    /** The labels of the document's own names; a name that does not lie in one block is left out. */
    byte[] gold(Labels labels) {
        byte[] gold = new byte[words.size()];
        int at = 0;
        for (CorpusDocument.Name name : document.flat()) {
            int type = labels.types().indexOf(name.type());
            at = words.reaching(name.begin(), at);
            int to = words.beyond(name.end(), at);
            if (type >= 0 && to > at && block(at) == block(to - 1)) {
                labels.mark(gold, type, at, to);
                at = to;
            }
        }
        return gold;
    }

    private int block(int token) {
        int number = 0;
        while (words.blocks().get(number)[1] <= token) {
            number++;
        }
        return number;
    }
}
