package org.bedside.notes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import opennlp.tools.namefind.ThreadSafeNameFinderME;
import opennlp.tools.namefind.TokenNameFinderModel;
import opennlp.tools.util.Span;
import org.bedside.text.Tokens;

/** The trained tagger of problems and medications, whatever learnt it. Thread-safe. */
final class Tagger {

    /** The file of the model folder that holds it. */
    static final String FILE = "names.bin";

    /** A name: tokens from begin to end, end exclusive. */
    record Name(Finding.Kind kind, int begin, int end) {}

    private final ThreadSafeNameFinderME finder;

    private Tagger(TokenNameFinderModel model) {
        this.finder = new ThreadSafeNameFinderME(model);
    }

    static Tagger load(InputStream in) {
        TokenFeaturesFactory.register();
        try (in) {
            return new Tagger(new TokenNameFinderModel(in));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The names in each sentence of one text, in order, none overlapping another. */
    List<List<Name>> tag(List<Tokens> sentences) {
        List<List<Name>> names = new ArrayList<>(sentences.size());
        for (Tokens sentence : sentences) {
            List<Name> here = new ArrayList<>();
            for (Span span : finder.find(sentence.words())) {
                here.add(new Name(Finding.Kind.valueOf(span.getType()), span.getStart(), span.getEnd()));
            }
            names.add(here);
        }
        return names;
    }
}
