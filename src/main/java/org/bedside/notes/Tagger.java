package org.bedside.notes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.bedside.tagging.Span;
import org.bedside.text.Tokens;

/** The trained tagger of problems and medications. Thread-safe. */
final class Tagger {

    /** The file of the model folder that holds it. */
    static final String FILE = "tagger.bin";

    /** A name: tokens from begin to end, end exclusive. */
    record Name(Finding.Kind kind, int begin, int end) {}

    private final org.bedside.tagging.Tagger tagger;

    private Tagger(org.bedside.tagging.Tagger tagger) {
        this.tagger = tagger;
    }

    static Tagger load(InputStream in) {
        try (in) {
            return new Tagger(org.bedside.tagging.Tagger.read(in));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The names in each of the sentences of a text, in order, none overlapping another; a name is cut where a sentence ends. */
    List<List<Name>> tag(String text, List<Tokens> sentences) {
        List<Span> spans = tagger.tag(text);
        List<List<Name>> names = new ArrayList<>(sentences.size());
        int next = 0;
        for (Tokens sentence : sentences) {
            List<Name> here = new ArrayList<>();
            while (next < spans.size() && spans.get(next).end() <= sentence.begin(0)) {
                next++;
            }
            int token = 0;
            for (int at = next; at < spans.size() && spans.get(at).begin() < sentence.end(sentence.size() - 1); at++) {
                Span span = spans.get(at);
                while (sentence.end(token) <= span.begin()) {
                    token++;
                }
                int begin = token;
                while (token < sentence.size() && sentence.begin(token) < span.end()) {
                    token++;
                }
                if (token > begin) {
                    here.add(new Name(Finding.Kind.valueOf(span.type()), begin, token));
                }
                if (token == sentence.size()) {
                    break;
                }
            }
            names.add(here);
        }
        return names;
    }
}
