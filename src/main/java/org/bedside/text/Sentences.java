package org.bedside.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import opennlp.tools.sentdetect.SentenceModel;
import opennlp.tools.sentdetect.ThreadSafeSentenceDetectorME;
import opennlp.tools.util.Span;

/**
 * Cuts a text into sentences of tokens: first at lines that end something, then by OpenNLP's English sentence detector.
 * Thread-safe.
 */
public final class Sentences {

    private static final String MODEL = "/opennlp-en-ud-ewt-sentence-1.3-2.5.4.bin";
    /** A sentence of more tokens is cut: nobody wrote it, and the taggers' time grows with it. */
    private static final int LONGEST = 400;

    private static final class Shipped {
        private static final Sentences INSTANCE = new Sentences(model());
    }

    private final ThreadSafeSentenceDetectorME detector;

    private Sentences(SentenceModel model) {
        this.detector = new ThreadSafeSentenceDetectorME(model);
    }

    /** The detector of the class path. */
    public static Sentences shipped() {
        return Shipped.INSTANCE;
    }

    private static SentenceModel model() {
        try (InputStream in = Sentences.class.getResourceAsStream(MODEL)) {
            if (in == null) {
                throw new IllegalStateException("not on the class path: " + MODEL);
            }
            return new SentenceModel(in);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The sentences of a text in order; no sentence is empty. */
    public List<Tokens> of(String text) {
        List<Tokens> sentences = new ArrayList<>();
        for (Lines.Block block : Lines.blocks(text, text.length())) {
            of(text, block, sentences);
        }
        return sentences;
    }

    /** Adds the sentences of one block of a text, in order; none is empty. */
    public void of(String text, Lines.Block block, List<Tokens> sentences) {
        for (Span span : detector.sentPosDetect(text.substring(block.begin(), block.end()))) {
            Tokens tokens = Tokens.of(text, block.begin() + span.getStart(), block.begin() + span.getEnd());
            for (int from = 0; from < tokens.size(); from += LONGEST) {
                sentences.add(tokens.slice(from, Math.min(tokens.size(), from + LONGEST)));
            }
        }
    }
}
