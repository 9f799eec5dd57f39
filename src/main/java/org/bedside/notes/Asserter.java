package org.bedside.notes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bedside.text.Tokens;

/** What a document says of stretches of its text that are known to name something. */
public final class Asserter {

    /**
     * A name from one UTF-16 unit of the text to another, end exclusive; of a drug that may not be tolerated, the kind is
     * {@link Finding.Kind#MEDICATION} all the same.
     */
    public record Span(Finding.Kind kind, int begin, int end) {
        public Span {
            if (begin < 0 || end <= begin) {
                throw new IllegalArgumentException("not a stretch of text: " + begin + " to " + end);
            }
        }
    }

    /** What was said, and under which header. */
    public record Said(Finding.Kind kind, Assertion assertion, Section section) {}

    private Asserter() {}

    /** What a text says of each of its names, in their order; throws IllegalArgumentException where one is beyond its end. */
    public static List<Said> of(String text, List<Span> spans) {
        List<Passage> passages = Passage.of(text);
        Context[] contexts = new Context[passages.size()];
        List<Said> said = new ArrayList<>(spans.size());
        for (Span span : spans) {
            if (span.end() > text.length()) {
                throw new IllegalArgumentException("a name ends beyond the text: " + span.end());
            }
            int at = first(passages, span.begin());
            if (at < passages.size() && passages.get(at).sentence().begin(0) < span.end()) {
                Passage passage = passages.get(at);
                Context context = contexts[at] == null ? Context.of(passage.sentence()) : contexts[at];
                contexts[at] = context;
                said.add(of(passage, context, span));
            } else {
                Passage own = new Passage(line(text, span), Section.NONE, Boxes.NONE);
                said.add(
                        own.sentence().size() == 0
                                ? new Said(span.kind(), Assertion.AFFIRMED, Section.NONE)
                                : of(own, Context.of(own.sentence()), span));
            }
        }
        return said;
    }

    /**
     * The first place of a problem's name in a text, whatever its case and however its words are spaced: at whole words, else
     * within words.
     */
    public static Optional<Span> find(String text, String phrase) {
        Tokens words = Tokens.of(text, 0, text.length());
        Tokens sought = Tokens.of(phrase, 0, phrase.length());
        for (int i = 0; sought.size() > 0 && i + sought.size() <= words.size(); i++) {
            int same = 0;
            while (same < sought.size() && words.lower(i + same).equals(sought.lower(same))) {
                same++;
            }
            if (same == sought.size()) {
                return Optional.of(new Span(Finding.Kind.PROBLEM, words.begin(i), words.end(i + same - 1)));
            }
        }
        for (int i = 0; !phrase.isEmpty() && i + phrase.length() <= text.length(); i++) {
            if (text.regionMatches(true, i, phrase, 0, phrase.length())) {
                return Optional.of(new Span(Finding.Kind.PROBLEM, i, i + phrase.length()));
            }
        }
        return Optional.empty();
    }

    /** What a passage says of a name that begins in it. */
    static Said of(Passage passage, Context context, Span span) {
        Tokens sentence = passage.sentence();
        int from = 0;
        while (from < sentence.size() - 1 && sentence.end(from) <= span.begin()) {
            from++;
        }
        int to = from + 1;
        while (to < sentence.size() && sentence.begin(to) < span.end()) {
            to++;
        }
        return of(passage, context, span.kind(), from, to);
    }

    /** What a passage says of its tokens from one to another, end exclusive. */
    static Said of(Passage passage, Context context, Finding.Kind kind, int from, int to) {
        Set<Triggers.About> said = context.of(from, to);
        // "Avoid methotrexate with it", under a header of allergies, is advice.
        boolean advice = said.contains(Triggers.About.CONSIDERED) || said.contains(Triggers.About.NOT_TAKEN);
        boolean refused = said.contains(Triggers.About.ALLERGY) || (passage.section() == Section.ALLERGIES && !advice);
        Finding.Kind is = kind == Finding.Kind.MEDICATION && refused ? Finding.Kind.ALLERGY : kind;
        Boxes.Tick tick = passage.boxes().at(passage.sentence().begin(from));
        return new Said(is, Judge.of(is, said, passage.section(), tick), passage.section());
    }

    /** The first passage that ends behind a place. */
    private static int first(List<Passage> passages, int place) {
        int low = 0;
        int high = passages.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            Tokens sentence = passages.get(middle).sentence();
            if (sentence.end(sentence.size() - 1) <= place) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The line of a name within a header, which belongs to no passage. */
    private static Tokens line(String text, Span span) {
        int begin = text.lastIndexOf('\n', span.begin()) + 1;
        int end = text.indexOf('\n', span.end());
        return Tokens.of(text, begin, end < 0 ? text.length() : end);
    }
}
