package org.bedside.notes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bedside.text.Table;
import org.bedside.text.Tokens;
import org.jspecify.annotations.Nullable;

/** The phrases that decide what a note says of a finding, as in {@code triggers.tsv}. Immutable. */
final class Triggers {

    /** What a phrase says of the findings in its reach. */
    enum About {
        /** Of a problem: not so. */
        NEGATED,
        /** Of a problem: uncertain or hypothetical. */
        POSSIBLE,
        /** Of a problem: in the past. */
        HISTORICAL,
        OTHER_PERSON,
        /** Of a medication: not tolerated. */
        ALLERGY,
        /** Of a medication: no longer taken. */
        STOPPED,
        /** Of a medication: not taken. */
        NOT_TAKEN,
        /** Of a medication: thought of. */
        CONSIDERED
    }

    /** Where the finding stands in relation to the phrase. */
    enum Place {
        /** The phrase comes before the finding. */
        BEFORE,
        /** The same, but only a few words before. */
        NEXT,
        /** The phrase comes after the finding. */
        AFTER,
        /** The same, and ends the sentence. */
        LAST,
        /** The phrase only looks like one of the others. */
        NOT,
        /** The phrase ends the reach of the others. */
        END
    }

    record Trigger(About about, Place place, List<String> words) {}

    /** A phrase in a sentence: its tokens from begin to end, end exclusive. */
    record Hit(About about, Place place, int begin, int end) {}

    private static final class Shipped {
        private static final Triggers INSTANCE = new Triggers();
    }

    /** By first word, the longest phrase first. */
    private final Map<String, List<Trigger>> byFirst = new HashMap<>();

    private Triggers() {
        Table.read(Triggers.class, "triggers.tsv", row -> {
            Tokens phrase = Tokens.of(row[2], 0, row[2].length());
            Trigger trigger = new Trigger(About.valueOf(row[0]), Place.valueOf(row[1]), List.of(phrase.words()));
            byFirst.computeIfAbsent(phrase.lower(0), first -> new ArrayList<>()).add(trigger);
        });
        Comparator<Trigger> longest =
                Comparator.comparingInt(trigger -> -trigger.words().size());
        byFirst.values().forEach(triggers -> triggers.sort(longest));
    }

    static Triggers shipped() {
        return Shipped.INSTANCE;
    }

    /**
     * The phrases of a sentence outside the tokens from begin to end; those about the same thing do not overlap, the
     * longest wins.
     */
    List<Hit> around(Tokens sentence, int begin, int end) {
        List<Hit> hits = new ArrayList<>();
        Map<About, Hit> last = new EnumMap<>(About.class);
        for (int i = 0; i < sentence.size(); i++) {
            for (Trigger trigger : byFirst.getOrDefault(sentence.lower(i), List.of())) {
                int after = i + trigger.words().size();
                boolean outside = after <= begin || i >= end;
                if (outside && free(last.get(trigger.about()), i, after) && matches(trigger, sentence, i)) {
                    Hit hit = new Hit(trigger.about(), trigger.place(), i, after);
                    hits.add(hit);
                    last.put(trigger.about(), hit);
                }
            }
        }
        return hits;
    }

    /** Whether a phrase may begin here: the one before has ended, or is the same words with another meaning. */
    private static boolean free(@Nullable Hit last, int begin, int end) {
        return last == null || last.end() <= begin || (last.begin() == begin && last.end() == end);
    }

    private static boolean matches(Trigger trigger, Tokens sentence, int from) {
        int size = trigger.words().size();
        if (from + size > sentence.size()) {
            return false;
        }
        for (int i = 1; i < size; i++) {
            if (!trigger.words().get(i).equals(sentence.lower(from + i))) {
                return false;
            }
        }
        if (trigger.place() != Place.LAST) {
            return true;
        }
        int rest = sentence.size() - from - size;
        return rest == 0 || (rest == 1 && sentence.lower(from + size).equals("."));
    }
}
