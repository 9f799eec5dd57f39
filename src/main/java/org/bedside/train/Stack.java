package org.bedside.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bedside.tagging.Dictionary;
import org.bedside.tagging.Labels;
import org.bedside.tagging.Learnt;
import org.bedside.tagging.Span;
import org.bedside.tagging.TaggerFile;

/**
 * One or two layers of labels over one document: the second sees what the first says of the whole document. It learns from what
 * a first layer says of documents that this one has not seen.
 */
record Stack(Dictionary dictionary, int reach, List<CrfWeights> layers) {

    /** A corpus, or a part of one: its documents and the types that are learnt. */
    record Corpus(List<CorpusDocument> documents, List<String> types) {
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

    /** Learns a corpus in one layer, or in two. */
    static Stack train(Corpus corpus, boolean twice, Map<Integer, Integer> terms, CrfTrainer.Settings settings) {
        Mentions mentions = new Mentions(corpus.documents(), corpus.types(), FOLDS, terms, FreeTerms.LISTS);
        List<Dictionary> dictionaries = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            dictionaries.add(mentions.without(fold));
        }
        List<TaggedDocument> documents = new ArrayList<>();
        List<int[][]> seen = new ArrayList<>();
        for (int i = 0; i < corpus.documents().size(); i++) {
            documents.add(TaggedDocument.of(corpus.documents().get(i), dictionaries.get(i % FOLDS), settings.reach()));
            seen.add(documents.get(i).none());
        }
        Labels labels = new Labels(corpus.types());
        List<CrfWeights> layers = new ArrayList<>();
        layers.add(fit(labels, settings, documents, seen, -1));
        if (twice) {
            List<int[][]> said = new ArrayList<>(seen);
            for (int part = 0; part < PARTS; part++) {
                CrfWeights without = fit(labels, settings, documents, seen, part);
                for (int i = part; i < documents.size(); i += PARTS) {
                    TaggedDocument document = documents.get(i);
                    said.set(i, document.seeing(0, without.decode(document, seen.get(i))));
                }
            }
            layers.add(fit(labels, settings, documents, said, -1));
        }
        return new Stack(mentions.all(), settings.reach(), layers);
    }

    /**
     * The same, but the last layer chooses names each by its own probability.
     *
     * @param least by type the probability that a name must be above
     */
    Stack choosing(Map<String, Double> least) {
        List<CrfWeights> last = new ArrayList<>(layers);
        CrfWeights answer = last.remove(last.size() - 1);
        List<String> types = answer.labels.types();
        float[] byType = new float[types.size()];
        for (int type = 0; type < byType.length; type++) {
            byType[type] = Objects.requireNonNull(least.get(types.get(type))).floatValue();
        }
        last.add(answer.choosing(byType));
        return new Stack(dictionary, reach, last);
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

    /** The names that the last layer finds in a text. */
    List<Span> find(CorpusDocument document) {
        TaggedDocument tagged = TaggedDocument.of(document, dictionary, reach);
        byte[] labels = layers.get(0).decode(tagged, tagged.none());
        for (int number = 1; number < layers.size(); number++) {
            labels = layers.get(number).decode(tagged, tagged.seeing(number - 1, labels));
        }
        return tagged.words().spans(layers.get(0).labels, labels);
    }

    /** The tagger's file. */
    byte[] file() {
        List<Learnt> learnt = layers.stream().map(CrfWeights::learnt).toList();
        return TaggerFile.write(dictionary, reach, learnt);
    }
}
