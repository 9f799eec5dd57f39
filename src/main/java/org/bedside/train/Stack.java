package org.bedside.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bedside.tagging.Dictionary;
import org.bedside.tagging.Labels;
import org.bedside.tagging.Learnt;
import org.bedside.tagging.Span;

/**
 * Layers of labels over one document: those of other corpora, then a first and a second of the corpus itself. The two see what
 * the others say; the second sees what the first says of the whole document.
 */
record Stack(Dictionary dictionary, List<CrfWeights> layers) {

    /** A corpus, or a part of one: its documents and the types that are learnt. */
    record Corpus(String name, List<CorpusDocument> documents, List<String> types) {
        Corpus {
            documents = List.copyOf(documents);
            types = List.copyOf(types);
        }
    }

    /** Parts of the corpus that are labelled by a first layer that has not seen them, for the second to learn from. */
    private static final int PARTS = 5;
    /** Parts of the corpus whose names the dictionary of their documents leaves out. */
    private static final int FOLDS = 10;

    Stack {
        layers = List.copyOf(layers);
    }

    /** Layers of other corpora, which know nothing of the one that they are to help. */
    static List<CrfWeights> helpers(List<Corpus> others, Map<Integer, Integer> terms, CrfTrainer.Settings settings) {
        Dictionary dictionary = new Dictionary(FreeTerms.LISTS, terms);
        List<CrfWeights> layers = new ArrayList<>();
        for (Corpus other : others) {
            CrfTrainer trainer = new CrfTrainer(new Labels(other.types()), settings);
            for (CorpusDocument document : other.documents()) {
                TaggedDocument tagged = TaggedDocument.of(document, dictionary);
                trainer.add(tagged, tagged.none());
            }
            layers.add(trainer.fit());
        }
        return layers;
    }

    /** Learns the two layers of a corpus on top of those of others. */
    static Stack train(
            Corpus corpus, List<CrfWeights> helpers, Map<Integer, Integer> terms, CrfTrainer.Settings settings) {
        Mentions mentions = new Mentions(corpus.documents(), corpus.types(), FOLDS, terms, FreeTerms.LISTS);
        List<Dictionary> dictionaries = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            dictionaries.add(mentions.without(fold));
        }
        List<TaggedDocument> documents = new ArrayList<>();
        List<int[][]> seen = new ArrayList<>();
        for (int i = 0; i < corpus.documents().size(); i++) {
            documents.add(TaggedDocument.of(corpus.documents().get(i), dictionaries.get(i % FOLDS)));
            seen.add(documents.get(i).none());
        }
        List<CrfWeights> layers = new ArrayList<>();
        for (CrfWeights helper : helpers) {
            see(documents, seen, layers.size(), helper);
            layers.add(helper);
        }
        Labels labels = new Labels(corpus.types());
        List<int[][]> twice = new ArrayList<>(seen);
        for (int part = 0; part < PARTS; part++) {
            CrfWeights without = fit(labels, settings, documents, seen, part);
            for (int i = part; i < documents.size(); i += PARTS) {
                byte[] said = without.decode(documents.get(i), seen.get(i));
                twice.set(i, documents.get(i).seeing(seen.get(i), layers.size(), said));
            }
        }
        layers.add(fit(labels, settings, documents, seen, -1));
        layers.add(fit(labels, settings, documents, twice, -1));
        return new Stack(mentions.all(), layers);
    }

    private static void see(List<TaggedDocument> documents, List<int[][]> seen, int number, CrfWeights layer) {
        for (int i = 0; i < documents.size(); i++) {
            TaggedDocument document = documents.get(i);
            byte[] said = layer.decode(document, document.none());
            seen.set(i, document.seeing(seen.get(i), number, said));
        }
    }

    private static CrfWeights fit(
            Labels labels, CrfTrainer.Settings settings, List<TaggedDocument> documents, List<int[][]> seen, int part) {
        CrfTrainer trainer = new CrfTrainer(labels, settings);
        for (int i = 0; i < documents.size(); i++) {
            if (i % PARTS != part) {
                trainer.add(documents.get(i), seen.get(i));
            }
        }
        return trainer.fit();
    }

    /** The names that the last layer, or the one before it, finds in a text. */
    List<Span> find(CorpusDocument document, boolean second) {
        TaggedDocument tagged = TaggedDocument.of(document, dictionary);
        int[][] seen = tagged.none();
        int last = layers.size() - (second ? 1 : 2);
        for (int number = 0; number < last; number++) {
            int[][] sees = number < layers.size() - 2 ? tagged.none() : seen;
            seen = tagged.seeing(seen, number, layers.get(number).decode(tagged, sees));
        }
        CrfWeights layer = layers.get(last);
        return tagged.words().spans(layer.labels, layer.decode(tagged, seen));
    }

    /** What the layers learnt, for the tagger's file. */
    List<Learnt> learnt() {
        return layers.stream().map(CrfWeights::learnt).toList();
    }
}
