package org.bedside.notes;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.bedside.evidence.Note;
import org.bedside.text.NoteText;
import org.bedside.text.Tokens;

/** Reads notes with one set of trained parts. Immutable and thread-safe. */
public final class NoteReader {

    private final Tagger tagger;

    private NoteReader(Tagger tagger) {
        this.tagger = tagger;
    }

    /**
     * A reader with the trained parts of one model folder.
     *
     * @param files opens a file of the folder {@code models/note-entities} by its name
     */
    public static NoteReader load(Function<String, InputStream> files) {
        Lexicon.shipped();
        return new NoteReader(Tagger.load(files.apply(Tagger.FILE)));
    }

    /**
     * The findings of a note, and what its lines say in their parts, both in the order of its text; never fails for what the note
     * holds.
     */
    public NoteReading read(Note note) {
        NoteText.Outcome outcome = NoteText.of(note);
        List<Finding> findings = new ArrayList<>();
        List<Detail> details = new ArrayList<>();
        outcome.text().ifPresent(text -> {
            List<Passage> passages = Passage.of(text.plain());
            findings(text, passages, findings);
            details.addAll(Details.of(text, passages));
        });
        return new NoteReading(findings, details, outcome.remarks());
    }

    /** What the lines of a note say in their parts, in the order of its text: by rules only, without the trained parts. */
    public static List<Detail> details(Note note) {
        return NoteText.of(note)
                .text()
                .map(text -> Details.of(text, Passage.of(text.plain())))
                .orElse(List.of());
    }

    private void findings(NoteText text, List<Passage> passages, List<Finding> findings) {
        List<List<Tagger.Name>> tagged = tagger.tag(
                text.plain(), passages.stream().map(Passage::sentence).toList());
        for (int i = 0; i < passages.size(); i++) {
            Passage passage = passages.get(i);
            List<Names.Name> names = Names.of(passage, tagged.get(i));
            if (!names.isEmpty()) {
                Context context = Context.of(passage.sentence());
                names.forEach(name -> findings.add(finding(text, passage, context, name)));
            }
        }
    }

    private static Finding finding(NoteText text, Passage passage, Context context, Names.Name name) {
        Tokens sentence = passage.sentence();
        int first = sentence.begin(name.begin());
        int last = sentence.end(name.end() - 1);
        int begin = text.places().begin(first);
        int end = text.places().end(last - 1);
        Asserter.Said said = Asserter.of(passage, context, name.kind(), name.begin(), name.end());
        Optional<Lexicon.Entry> entry = name.entry();
        return new Finding(
                said.kind(),
                text.source().substring(begin, end),
                begin,
                end,
                Quote.of(text.plain(), sentence, first, last),
                passage.section(),
                said.assertion(),
                entry.map(Lexicon.Entry::term)
                        .orElseGet(() -> text.plain()
                                .substring(first, last)
                                .toLowerCase(Locale.ROOT)
                                .replaceAll("\\s+", " ")),
                entry.map(Lexicon.Entry::codes).orElse(List.of()));
    }
}
