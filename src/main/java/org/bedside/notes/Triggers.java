package org.bedside.notes;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bedside.text.Table;
import org.bedside.text.Tokens;
import org.jspecify.annotations.Nullable;

/** The phrases that decide what a note says of a finding, as in {@code triggers.tsv}. Immutable. */
final class Triggers {

    /** What a phrase says of the findings in its reach. */
    enum About {
        /** Of a problem: not so. */
        NEGATED,
        /** Of a problem: thought of, not sure. */
        UNCERTAIN,
        /** Of a problem: warned of, prevented, looked for. */
        HYPOTHETICAL,
        /** Of a problem: only then. */
        CONDITIONAL,
        /** Of a problem: in the past. */
        HISTORICAL,
        OTHER_PERSON,
        /** Of a medication: not tolerated. */
        ALLERGY,
        /** Of a medication: no longer taken. */
        STOPPED,
        /** Of a medication: given on an occasion, which says nothing of what is taken. */
        GIVEN,
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
        /** The phrase comes right after the finding. */
        JUST_AFTER,
        /** The phrase comes after the finding and ends the sentence, or the item of a list. */
        LAST,
        /** The phrase only looks like one of the others. */
        NOT,
        /** The phrase ends the reach of the others. */
        END
    }

    /** In a phrase: any run of digits. */
    private static final String NUMBER = "#";
    /** In a phrase: a year of the twentieth or twenty-first century. */
    private static final String YEAR = "##";

    /** What an item of a list ends with. */
    private static final Set<String> ENDS = Set.of(".", ";", ",", "|", ")", "]");

    /** A phrase in a sentence: its tokens from begin to end, end exclusive. */
    record Hit(About about, Place place, int begin, int end) {}

    private record Trigger(About about, Place place) {}

    /** The phrases that begin with the same tokens. */
    private static final class Node {
        private final Map<String, Node> next = new HashMap<>();
        private final List<Trigger> ended = new ArrayList<>();
    }

    private static final class Shipped {
        private static final Triggers INSTANCE = new Triggers();
    }

    private final Node root = new Node();

    private Triggers() {
        Table.read(Triggers.class, "triggers.tsv", row -> {
            Node node = root;
            for (String word : row[2].split(" ", -1)) {
                Tokens tokens = Tokens.of(word, 0, word.equals(YEAR) ? 0 : word.length());
                for (int i = 0; i < tokens.size(); i++) {
                    node = node.next.computeIfAbsent(tokens.lower(i), token -> new Node());
                }
                node = word.equals(YEAR) ? node.next.computeIfAbsent(YEAR, token -> new Node()) : node;
            }
            node.ended.add(new Trigger(About.valueOf(row[0]), Place.valueOf(row[1])));
        });
    }

    static Triggers shipped() {
        return Shipped.INSTANCE;
    }

    /** Every phrase of a sentence, overlapping or not, by the first token, the longer first. */
    List<Hit> all(Tokens sentence) {
        List<Hit> hits = new ArrayList<>();
        for (int i = 0; i < sentence.size(); i++) {
            step(root, sentence, i, i, hits);
        }
        return hits;
    }

    /** Adds the phrases from begin on that go on with the token at end, the longer first. */
    private static void step(Node node, Tokens sentence, int begin, int end, List<Hit> hits) {
        if (end == sentence.size()) {
            return;
        }
        String word = sentence.lower(end).equals("\u2019") ? "'" : sentence.lower(end);
        add(node.next.get(word), sentence, begin, end + 1, hits);
        if (digits(word)) {
            add(node.next.get(NUMBER), sentence, begin, end + 1, hits);
            add(year(word) ? node.next.get(YEAR) : null, sentence, begin, end + 1, hits);
        }
    }

    private static void add(@Nullable Node node, Tokens sentence, int begin, int end, List<Hit> hits) {
        if (node == null) {
            return;
        }
        step(node, sentence, begin, end, hits);
        for (Trigger trigger : node.ended) {
            if (trigger.place() != Place.LAST || end == sentence.size() || ENDS.contains(sentence.lower(end))) {
                hits.add(new Hit(trigger.about(), trigger.place(), begin, end));
            }
        }
    }

    private static boolean digits(String word) {
        return word.charAt(0) >= '0' && word.charAt(0) <= '9';
    }

    private static boolean year(String word) {
        return word.length() == 4 && (word.startsWith("19") || word.startsWith("20"));
    }

    /**
     * Of phrases in the order of {@link #all}, those outside the tokens from begin to end; those about the same thing do not
     * overlap, the longest wins.
     */
    static List<Hit> outside(List<Hit> all, int begin, int end) {
        List<Hit> kept = new ArrayList<>(all.size());
        Map<About, Hit> last = new EnumMap<>(About.class);
        for (Hit hit : all) {
            if ((hit.end() <= begin || hit.begin() >= end) && free(last.get(hit.about()), hit)) {
                kept.add(hit);
                last.put(hit.about(), hit);
            }
        }
        return kept;
    }

    /** Whether a phrase may follow: the one before has ended, or is the same words with another meaning. */
    private static boolean free(@Nullable Hit last, Hit hit) {
        return last == null || last.end() <= hit.begin() || (last.begin() == hit.begin() && last.end() == hit.end());
    }
}
