package org.bedside.train;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** An annotated text with its names, in the order of its file. */
record CorpusDocument(String id, String text, List<Name> names) {

    /** A name of a type from one UTF-16 unit of the text to another, end exclusive. */
    record Name(String type, int begin, int end) {

        /** Whether another name, no clause, stands in this one. */
        private boolean holds(Name other) {
            return !CLAUSES.contains(other.type()) && other.begin() < end && other.end() > begin;
        }
    }

    CorpusDocument {
        names = List.copyOf(names);
    }

    /** Types whose names are whole clauses, with names of other types in them. */
    private static final Set<String> CLAUSES = Set.of("History", "Family_history");

    /**
     * The names in the order of the text, none overlapping another: the one that begins first, of those the longest; a clause
     * gives way to what stands in it.
     */
    List<Name> flat() {
        List<Name> sorted = names.stream()
                .filter(name -> !CLAUSES.contains(name.type()) || names.stream().noneMatch(name::holds))
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
