package org.bedside.lines;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.bedside.text.Table;

/** Words around measured values, from the table {@code value-words.tsv} beside this class. */
enum ValueWords {
    /** May stand between a name and its value. */
    FILLING,
    /** Announces a further value of the same. */
    CUE,
    /** The numbers after it in the sentence are bounds, not values. */
    LIMIT,
    /** The number after it is a goal, a baseline or a change. */
    NOT,
    /** Before a name: it was not measured in blood. */
    SPECIMEN,
    /** What follows in the sentence was not measured in blood. */
    FLUID,
    /** Somebody else, if a verb follows. */
    PERSON,
    /** After a name: the number is no value of it. */
    CHANGE;

    private static final Map<ValueWords, Set<String>> WORDS = new EnumMap<>(ValueWords.class);

    static {
        Table.read(
                ValueWords.class,
                "value-words.tsv",
                row -> WORDS.computeIfAbsent(valueOf(row[1]), kind -> new HashSet<>())
                        .add(row[0]));
    }

    /** Whether a word in lower case is of this kind. */
    boolean has(String word) {
        return WORDS.getOrDefault(this, Set.of()).contains(word);
    }
}
