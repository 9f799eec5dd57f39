package org.bedside.tagging;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds names in texts with a trained stack of layers: each gives labels to the whole document, seen by those after it; the last
 * one's are the answer. Immutable and thread-safe; time is linear in the length of the text.
 */
public final class Tagger {

    /** A layer: its labels, how they follow each other, and how names are chosen if not by the best sequence of labels. */
    record Layer(Labels labels, Transitions transitions, Optional<LikelyNames> likely) {

        void best(float[] scores, int stride, int offset, byte[] out, int from, int to) {
            if (likely.isPresent()) {
                likely.get().best(scores, stride, offset, out, from, to);
            } else {
                transitions.best(scores, stride, offset, out, from, to);
            }
        }
    }

    private final Dictionary dictionary;
    private final int reach;
    private final List<Layer> layers;
    private final Weights weights;
    /** The labels of all layers. */
    private final int columns;

    Tagger(Dictionary dictionary, int reach, List<Layer> layers, Weights weights) {
        this.reach = reach;
        this.dictionary = dictionary;
        this.layers = List.copyOf(layers);
        this.weights = weights;
        this.columns = columns(layers);
    }

    static int columns(List<Layer> layers) {
        return layers.stream().mapToInt(layer -> layer.labels().size()).sum();
    }

    /**
     * Reads a trained file, see {@link TaggerFile}.
     *
     * @throws IllegalArgumentException if it is not a whole one of this version
     */
    public static Tagger read(InputStream in) throws IOException {
        return TaggerFile.read(in.readAllBytes());
    }

    /** The types of the names that it finds. */
    public List<String> types() {
        return layers.get(layers.size() - 1).labels().types();
    }

    /** The names in a text, in order, none overlapping another. */
    public List<Span> tag(String text) {
        List<Span> spans = new ArrayList<>();
        for (Words words : Words.parts(text)) {
            spans.addAll(words.spans(layers.get(layers.size() - 1).labels(), labels(words)));
        }
        return spans;
    }

    /** The last layer's label of each token. */
    private byte[] labels(Words words) {
        Features features = new Features(words, dictionary, reach);
        float[] scores = new float[words.size() * columns];
        Ints keys = new Ints();
        for (int i = 0; i < words.size(); i++) {
            keys.clear();
            features.of(i, keys);
            add(keys, scores, i);
        }
        byte[] labels = new byte[words.size()];
        int offset = 0;
        for (int number = 0; number < layers.size(); number++) {
            Layer layer = layers.get(number);
            for (int[] block : words.blocks()) {
                layer.best(scores, columns, offset, labels, block[0], block[1]);
            }
            offset += layer.labels().size();
            if (number + 1 < layers.size()) {
                Earlier earlier = new Earlier(features, number, labels);
                for (int i = 0; i < words.size(); i++) {
                    keys.clear();
                    earlier.of(i, keys);
                    add(keys, scores, i);
                }
            }
        }
        return labels;
    }

    private void add(Ints keys, float[] scores, int token) {
        for (int k = 0; k < keys.size(); k++) {
            weights.add(keys.get(k), scores, token * columns);
        }
    }
}
