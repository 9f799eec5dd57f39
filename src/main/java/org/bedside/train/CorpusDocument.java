package org.bedside.train;

import java.util.List;
import org.bedside.notes.Finding;

/** An annotated text: its names in the order of the text, none overlapping another. */
record CorpusDocument(String id, String text, List<Name> names) {

    /** A name from one UTF-16 unit of the text to another, end exclusive. */
    record Name(Finding.Kind kind, int begin, int end) {}

    CorpusDocument {
        names = List.copyOf(names);
    }
}
