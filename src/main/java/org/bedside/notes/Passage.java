package org.bedside.notes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bedside.text.Lines;
import org.bedside.text.Sentences;
import org.bedside.text.Tokens;

/** A sentence of a note with the section that it stands in and the tick boxes of its lines. */
record Passage(Tokens sentence, Section section, Boxes boxes) {

    /** The passages of a text in order, headers left out. */
    static List<Passage> of(String text) {
        List<Passage> passages = new ArrayList<>();
        Section section = Section.NONE;
        for (Lines.Block block : Lines.blocks(text, text.length())) {
            List<Tokens> sentences = new ArrayList<>();
            Sentences.shipped().of(text, block, sentences);
            Boxes boxes = Boxes.in(text, block.begin(), block.end());
            for (Tokens sentence : sentences) {
                int from = 0;
                while (from < sentence.size()) {
                    Tokens rest = sentence.slice(from, sentence.size());
                    boolean alone = from == 0 && sentences.size() == 1;
                    Optional<Headers.Header> header = Headers.shipped().at(rest, alone, section);
                    section = header.flatMap(Headers.Header::section).orElse(section);
                    int begin = header.map(Headers.Header::end).orElse(0);
                    int end = Headers.shipped().within(rest, begin);
                    if (begin < end) {
                        passages.add(new Passage(rest.slice(begin, end), section, boxes));
                    }
                    from += end;
                }
            }
        }
        return passages;
    }
}
