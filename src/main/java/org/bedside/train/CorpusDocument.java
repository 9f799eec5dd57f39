package org.bedside.train;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** An annotated text with its names, in the order of its file. */
record CorpusDocument(String id, String text, List<Name> names) {

    /** A name of a type from one UTF-16 unit of the text to another, end exclusive. */
    record Name(String type, int begin, int end) {}

    CorpusDocument {
        names = List.copyOf(names);
    }

    /** The names in the order of the text, none overlapping another: the one that begins first, of those the longest. */
    List<Name> flat() {
        List<Name> sorted = names.stream()
                .sorted(Comparator.comparingInt(Name::begin)
                        .thenComparing(Comparator.comparingInt(Name::end).reversed()))
                .toList();
        List<Name> kept = new ArrayList<>();
        int end = 0;
        for (Name name : sorted) {
            if (name.begin() >= end) {
                kept.add(name);
                end = name.end();
            }
        }
        return kept;
    }
}
