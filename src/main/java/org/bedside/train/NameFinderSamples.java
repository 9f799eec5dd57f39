package org.bedside.train;

import java.util.ArrayList;
import java.util.List;
import opennlp.tools.namefind.NameSample;
import opennlp.tools.util.Span;
import org.bedside.text.Sentences;
import org.bedside.text.Tokens;

/** Annotated texts as OpenNLP's samples: one per sentence, cut exactly as a note is. */
final class NameFinderSamples {

    private NameFinderSamples() {}

    /** The samples of the documents; a name that crosses a sentence's end is left out. */
    static List<NameSample> of(List<CorpusDocument> documents) {
        List<NameSample> samples = new ArrayList<>();
        for (CorpusDocument document : documents) {
            boolean first = true;
            for (Tokens sentence : Sentences.shipped().of(document.text())) {
                samples.add(new NameSample(sentence.words(), spans(sentence, document.flat()), first));
                first = false;
            }
        }
        return samples;
    }

    private static Span[] spans(Tokens sentence, List<CorpusDocument.Name> names) {
        List<Span> spans = new ArrayList<>();
        int after = 0;
        for (CorpusDocument.Name name : names) {
            int from = -1;
            int to = -1;
            for (int i = after; i < sentence.size(); i++) {
                if (sentence.end(i) > name.begin() && sentence.begin(i) < name.end()) {
                    from = from < 0 ? i : from;
                    to = i + 1;
                }
            }
            boolean whole =
                    from >= 0 && name.begin() >= sentence.begin(0) && name.end() <= sentence.end(sentence.size() - 1);
            if (whole) {
                spans.add(new Span(from, to, name.type()));
                after = to;
            }
        }
        return spans.toArray(Span[]::new);
    }
}
